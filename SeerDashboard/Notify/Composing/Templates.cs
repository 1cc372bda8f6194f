using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;

namespace SeerDashboard.Notify.Composing;

/// <summary>
/// Templates of messages, in Liquid. Whoever writes one is an Admin, yet a template can neither call code nor grow: it knows only plain values, it can
/// decide, but neither set nor repeat nor join, and what it says is bounded.
/// </summary>
public static partial class Templates
{
    /// <summary>Most characters of a template.</summary>
    public const int LongestTemplate = 4_000;

    /// <summary>Most characters of what it says; channels cut further.</summary>
    public const int LongestText = 8_000;

    private const int MostSteps = 2_000;

    // All others repeat, collect what was said, set values that grow, or read files.
    private static readonly string[] Tags = ["if", "unless", "case", "comment", "raw"];

    // None makes a long text of a short one, or counts without end.
    private static readonly string[] Filters = ["default", "upcase", "downcase", "capitalize", "strip", "truncate", "size", "plus", "minus", "round"];

    private static readonly FluidParser Parser = Parsing();

    private static readonly TemplateOptions Options = new() { MaxSteps = MostSteps, CultureInfo = CultureInfo.InvariantCulture };

    /// <summary>What is wrong with a template, and what to do; null when nothing is, or there is none.</summary>
    public static string? Complaint(string? template)
    {
        if (template is null)
            return null;
        if (template.Length > LongestTemplate)
            return string.Create(CultureInfo.InvariantCulture, $"The template has {template.Length} characters; {LongestTemplate} is the most.");
        try
        {
            Say(template, TemplateModel.Empty);
            return null;
        }
        catch (TemplateException failed)
        {
            return failed.Message;
        }
    }

    /// <summary>What a template says.</summary>
    /// <exception cref="TemplateException">It cannot; the message says why.</exception>
    public static string Say(string template, IReadOnlyDictionary<string, object?> model)
    {
        ArgumentNullException.ThrowIfNull(template);
        // By their text, before anything is parsed: a filter is what follows a bar, and a text may hold none.
        foreach (Match filter in AfterABar().Matches(template))
        {
            if (!Filters.Contains(filter.Groups["filter"].Value))
                throw new TemplateException($"“|{filter.Groups["filter"].Value}” is not for templates of messages. Filters are {string.Join(", ", Filters)}.");
        }

        return Parser.TryParse(template, out var parsed, out var error)
            ? Render(parsed, model)
            : throw new TemplateException($"The template cannot be read: {error} Tags are if, elsif, else, unless and case.");
    }

    [GeneratedRegex(@"\|\s*(?<filter>\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AfterABar();

    private static string Render(IFluidTemplate template, IReadOnlyDictionary<string, object?> model)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, value) in model)
            context.SetValue(name, value!);
        using var text = new BoundedWriter(LongestText);
        try
        {
            // All values are at hand, and so is the writer: nothing in it waits. If something did, waiting for it here could go on for ever.
            var rendering = template.RenderAsync(text, context, NullEncoder.Default, isolateContext: true);
            if (!rendering.IsCompleted)
                throw new TemplateException("The template waits for something, which templates of messages may not.");
            rendering.GetAwaiter().GetResult();
            return text.ToString().Trim();
        }
        catch (Exception error) when (error is not TemplateException)
        {
            // What a filter makes of a value that it was not meant for.
            throw new TemplateException($"The template cannot be filled in: {error.Message}");
        }
    }

    private static FluidParser Parsing()
    {
        var parser = new FluidParser(new FluidParserOptions { AllowFunctions = false, AllowLiquidTag = false });
        foreach (var tag in parser.RegisteredTags.Keys.Except(Tags).ToList())
            parser.RegisteredTags.Remove(tag);
        return parser;
    }
}

/// <summary>A template says nothing, or too much; the message says why.</summary>
public sealed class TemplateException(string message) : Exception(message);
