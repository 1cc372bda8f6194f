using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Components.Telling;

/// <summary>Does what somebody asked for, and says why it could not be done.</summary>
internal static class Attempt
{
    /// <summary>Null when it was done; else what to tell.</summary>
    public static async Task<string?> ToAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (ArgumentException wrong)
        {
            return wrong.ParamName is { } name ? wrong.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : wrong.Message;
        }
        catch (NotAllowedException refused)
        {
            return $"Nothing was changed. {refused.Message}";
        }
        catch (Exception error) when (StoreFault.Of(error) is not null)
        {
            return "Nothing was changed: the store cannot be written at the moment. Try again in a moment.";
        }
    }
}
