int f(int x double y); foo z; struct { int : 40; }; int a[-1]; "abc
