using System.Globalization;
using Fluid;

namespace SeerDashboard.Notify.Composing;

/// <summary>
/// Templates of messages, in Liquid. Whoever writes one is an Admin, yet a template can neither call code nor grow: it knows only plain values, it can
/// decide and set, but neither repeat nor join, and what it says is bounded.
/// </summary>
public static class Templates
{
    /// <summary>Most characters of a template.</summary>
    public const int LongestTemplate = 4_000;

    /// <summary>Most characters of what it says; channels cut further.</summary>
    public const int LongestText = 8_000;

    private const int MostSteps = 2_000;

    // Whatever repeats, collects what was said, or reads files.
    private static readonly string[] TagsLeftOut = ["for", "tablerow", "capture", "include", "render", "cycle", "increment", "decrement", "liquid"];

    // Whatever makes a long text of a short one.
    private static readonly string[] FiltersLeftOut = ["append", "prepend", "replace", "replace_first", "replace_last", "join", "split", "newline_to_br", "url_encode", "escape", "escape_once", "json", "concat", "map"];

    private static readonly FluidParser Parser = Parsing();

    private static readonly TemplateOptions Options = Allowing();

    /// <summary>What is wrong with a template, and what to do; null when nothing is, or there is none.</summary>
    public static string? Complaint(string? template)
    {
        if (template is null)
            return null;
        if (template.Length > LongestTemplate)
            return string.Create(CultureInfo.InvariantCulture, $"The template has {template.Length} characters; {LongestTemplate} is the most.");
        if (!Parser.TryParse(template, out var parsed, out var error))
            return $"The template cannot be read: {error} Tags are if, elsif, else, unless, case and assign.";
        try
        {
            Render(parsed, TemplateModel.Empty);
            return null;
        }
        catch (TemplateException failed)
        {
            return failed.Message;
        }
    }

    /// <summary>What a template says.</summary>
    /// <exception cref="TemplateException">It cannot; the message says why.</exception>
    public static string Say(string template, IReadOnlyDictionary<string, object?> model) =>
        Parser.TryParse(template, out var parsed, out var error) ? Render(parsed, model) : throw new TemplateException($"The template cannot be read: {error}");

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
        foreach (var tag in TagsLeftOut)
            parser.RegisteredTags.Remove(tag);
        return parser;
    }

    private static TemplateOptions Allowing()
    {
        var options = new TemplateOptions { MaxSteps = MostSteps, CultureInfo = CultureInfo.InvariantCulture };
        foreach (var filter in FiltersLeftOut)
            options.Filters.AddFilter(filter, (_, _, _) => throw new TemplateException($"The filter “{filter}” is not for templates of messages."));
        return options;
    }
}

/// <summary>A template says nothing, or too much; the message says why.</summary>
public sealed class TemplateException(string message) : Exception(message);
