using System.Text.Json;
using System.Text.Json.Nodes;

namespace QingYi.Server.Alerting;

/// <summary>A message to people.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Name">The scheme's name.</param>
/// <param name="Cause">What is or was wrong.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="At">The time of the message.</param>
/// <param name="IsOver">True: the problem is over.</param>
internal sealed record Alert(
    AlertKind Kind,
    string Scheme,
    string Name,
    LocalizedText Cause,
    LocalizedText NextStep,
    DateTimeOffset At,
    bool IsOver = false
)
{
    /// <summary>The title of the message, one line.</summary>
    public LocalizedText Title =>
        IsOver ? AlertTexts.Recovered(Name.Length > 0 ? Name : Scheme) : AlertTexts.Trouble(Kind, Name.Length > 0 ? Name : Scheme);

    /// <summary>Returns the data of the event, in the language of the current user.</summary>
    public JsonObject Describe() =>
        new()
        {
            ["kind"] = JsonNamingPolicy.CamelCase.ConvertName($"{Kind}"),
            ["scheme"] = Scheme,
            ["title"] = Title.ToString(),
            ["cause"] = Cause.ToString(),
            ["nextStep"] = NextStep.ToString(),
            ["over"] = IsOver,
        };

    /// <summary>The text of the message.</summary>
    public IReadOnlyList<LocalizedText> Lines =>
        [
            AlertTexts.Scheme(Scheme),
            IsOver ? AlertTexts.Before(Kind) : AlertTexts.Cause(Cause),
            .. NextStep.IsEmpty || IsOver ? [] : new[] { AlertTexts.NextStep(NextStep) },
            AlertTexts.Time(At),
        ];
}
