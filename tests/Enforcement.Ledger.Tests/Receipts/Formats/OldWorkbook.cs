using System.Buffers.Binary;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>An .xls (BIFF8 in a compound file) of one sheet with one number in its first cell, that says of itself how many rows it has.</summary>
static class OldWorkbook
{
    const int Sector = 512;
    const int StreamSectors = 8;
    const uint EndOfChain = 0xFFFFFFFE, Free = 0xFFFFFFFF, TableSector = 0xFFFFFFFD;

    public static byte[] OfOneCell(uint rows)
    {
        var file = new byte[Sector * (3 + StreamSectors)];
        WriteHeader(file);
        WriteTable(file.AsSpan(Sector, Sector));
        WriteEntry(file.AsSpan(2 * Sector, 128), "Root Entry", type: 5, child: 1, start: EndOfChain, size: 0);
        WriteEntry(file.AsSpan(2 * Sector + 128, 128), "Workbook", type: 2, child: Free, start: 2, size: StreamSectors * Sector);
        WriteBook(file.AsSpan(3 * Sector), rows);
        return file;
    }

    static void WriteHeader(Span<byte> at)
    {
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(at);
        (at[24], at[26], at[28], at[29], at[30], at[32]) = (0x3E, 3, 0xFE, 0xFF, 9, 6);
        BinaryPrimitives.WriteUInt32LittleEndian(at[44..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(at[48..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(at[56..], 4096);
        BinaryPrimitives.WriteUInt32LittleEndian(at[60..], EndOfChain);
        BinaryPrimitives.WriteUInt32LittleEndian(at[68..], EndOfChain);
        at[76..Sector].Fill(0xFF);
        BinaryPrimitives.WriteUInt32LittleEndian(at[76..], 0);
    }

    static void WriteTable(Span<byte> at)
    {
        at.Fill(0xFF);
        BinaryPrimitives.WriteUInt32LittleEndian(at, TableSector);
        BinaryPrimitives.WriteUInt32LittleEndian(at[4..], EndOfChain);
        for (var i = 0; i < StreamSectors; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(at[(8 + 4 * i)..], i == StreamSectors - 1 ? EndOfChain : (uint)(3 + i));
    }

    static void WriteEntry(Span<byte> at, string name, byte type, uint child, uint start, uint size)
    {
        System.Text.Encoding.Unicode.GetBytes(name, at);
        (at[64], at[66], at[67]) = ((byte)(2 * name.Length + 2), type, 1);
        BinaryPrimitives.WriteUInt32LittleEndian(at[68..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(at[72..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(at[76..], child);
        BinaryPrimitives.WriteUInt32LittleEndian(at[116..], start);
        BinaryPrimitives.WriteUInt32LittleEndian(at[120..], size);
    }

    static void WriteBook(Span<byte> at, uint rows)
    {
        const int SheetAt = 256;
        var globals = at;
        Record(ref globals, 0x809, [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]);
        Record(ref globals, 0x85, [SheetAt & 0xFF, SheetAt >> 8, 0, 0, 0, 0, 1, 0, (byte)'S']);
        Record(ref globals, 0x0A, []);
        var sheet = at[SheetAt..];
        Record(ref sheet, 0x809, [0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]);
        var size = new byte[14];
        BinaryPrimitives.WriteUInt32LittleEndian(size.AsSpan(4), rows);
        BinaryPrimitives.WriteUInt16LittleEndian(size.AsSpan(10), 1);
        Record(ref sheet, 0x200, size);
        Record(ref sheet, 0x203, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]);
        Record(ref sheet, 0x0A, []);
    }

    static void Record(ref Span<byte> at, ushort kind, byte[] content)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, kind);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], (ushort)content.Length);
        content.CopyTo(at[4..]);
        at = at[(4 + content.Length)..];
    }
}
