enum later;
enum color { red, green = (enum later)1 };
