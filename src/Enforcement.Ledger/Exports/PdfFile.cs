using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Enforcement.Ledger.Exports;

/// <summary>The objects of a PDF file and the table that finds them. The same objects make the same bytes.</summary>
/// <source>ISO 32000-1 §7.5</source>
sealed class PdfFile
{
    readonly List<byte[]> objects = [];

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        objects.Add([]);
        return objects.Count;
    }

    public void Set(int number, string body) => objects[number - 1] = Encoding.ASCII.GetBytes(body);

    public int Add(string body)
    {
        var number = Reserve();
        Set(number, body);
        return number;
    }

    /// <summary>A stream, packed.</summary>
    public int AddStream(string content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(Encoding.ASCII.GetBytes(content));
        var bytes = packed.ToArray();
        objects.Add([.. Encoding.ASCII.GetBytes($"<< /Filter /FlateDecode /Length {bytes.Length} >>\nstream\n"), .. bytes, .. "\nendstream"u8]);
        return objects.Count;
    }

    /// <summary>Text of a PDF object that may hold any character.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public byte[] Write(int root, int info)
    {
        using var file = new MemoryStream();
        void Put(string text) => file.Write(Encoding.ASCII.GetBytes(text));
        Put("%PDF-1.4\n");
        file.Write([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            Put(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            Put("\nendobj\n");
        }
        var table = file.Length;
        Put(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places)
            Put(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        Put(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root {root} 0 R /Info {info} 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }
}
