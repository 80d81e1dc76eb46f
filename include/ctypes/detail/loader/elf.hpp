// SPDX-License-Identifier: MIT
// ctypes/detail/loader/elf.hpp - which ELF files this process could load, told by their first bytes.
//
//     bool fits = detail::elf::own_kind(header);
//
// Sources: elf(5), the processor supplements of the System V ABI for the machines and the flags.
#pragma once

#include <link.h>

#include <bit>

namespace ctypes::detail::elf {

using file_header = ElfW(Ehdr);
using program_header = ElfW(Phdr);
using dynamic_entry = ElfW(Dyn);

/// The `e_machine` of this process; EM_NONE for a machine that is not in the list, which then is not compared.
inline constexpr int own_machine =
#if defined(__x86_64__)
    EM_X86_64;
#elif defined(__i386__)
    EM_386;
#elif defined(__aarch64__)
    EM_AARCH64;
#elif defined(__arm__)
    EM_ARM;
#elif defined(__riscv)
    EM_RISCV;
#elif defined(__powerpc64__)
    EM_PPC64;
#elif defined(__powerpc__)
    EM_PPC;
#elif defined(__s390__)
    EM_S390;
#elif defined(__mips__)
    EM_MIPS;
#elif defined(__sparc__) && defined(__arch64__)
    EM_SPARCV9;
#elif defined(__hppa__)
    EM_PARISC;
#elif defined(__m68k__)
    EM_68K;
#elif defined(__sh__)
    EM_SH;
#else
    EM_NONE;
#endif

/// Whether the calling convention written into the flags is this process's: machines have several.
constexpr bool own_flags(ElfW(Word) flags) noexcept {
#if defined(__arm__) && defined(__ARM_PCS_VFP)
    return (flags & EF_ARM_ABI_FLOAT_SOFT) == 0;
#elif defined(__arm__)
    return (flags & EF_ARM_ABI_FLOAT_HARD) == 0;
#elif defined(__mips__) && defined(_ABIN32) && _MIPS_SIM == _ABIN32
    return (flags & EF_MIPS_ABI2) != 0;
#elif defined(__mips__)
    return (flags & EF_MIPS_ABI2) == 0;
#else
    static_cast<void>(flags);
    return true;
#endif
}

/// Whether a file that begins so is a shared object for this process: its class, byte order, machine and
/// calling convention. `header` may hold any bytes.
constexpr bool own_kind(const file_header& header) noexcept {
    const unsigned char* ident = header.e_ident;
    const bool elf = ident[EI_MAG0] == ELFMAG0 && ident[EI_MAG1] == ELFMAG1 && ident[EI_MAG2] == ELFMAG2 &&
                     ident[EI_MAG3] == ELFMAG3;
    const unsigned char own_class = sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32;
    const unsigned char own_order = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
    return elf && ident[EI_CLASS] == own_class && ident[EI_DATA] == own_order && header.e_type == ET_DYN &&
           (own_machine == EM_NONE || header.e_machine == own_machine) && own_flags(header.e_flags);
}

} // namespace ctypes::detail::elf
