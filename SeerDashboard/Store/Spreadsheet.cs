using CsvHelper;

namespace SeerDashboard.Store;

/// <summary>How every table for a spreadsheet is written: no cell would be taken for a formula, whatever a payload says (OWASP, "CSV Injection").</summary>
internal static class Spreadsheet
{
    /// <summary>A cell that begins with what may begin a formula has a <c>'</c> before it.</summary>
    public static CsvWriterOptions Format { get; } = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, InjectionCharacters = "=+-@\t\r\n", TrueValue = "true", FalseValue = "false" };
}
