using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>Why a run could not continue.</summary>
/// <param name="Code">QY5xxx.</param>
/// <param name="Message">What is wrong, and where.</param>
/// <param name="NextStep">What the user can do about it.</param>
public sealed record RunFault(string Code, LocalizedText Message, LocalizedText NextStep)
{
    /// <summary>What is wrong, and what the user can do about it.</summary>
    public LocalizedText Text => Message.Then(NextStep);

    /// <summary>Returns the fault for an unexpected exception: without its stack, but with its cause.</summary>
    internal static RunFault Unforeseen(Exception exception, string step) =>
        new(
            "QY5013",
            RunTexts.Unforeseen(step, exception.GetType().Name, LocalizedText.Of(exception).Select(m => m.ReplaceLineEndings(" "))),
            RunTexts.ReportTheLog
        );

    /// <summary>Returns the fault behind an exception; null: the exception is not an expected one.</summary>
    internal static RunFault? Of(Exception exception, string step) =>
        exception switch
        {
            ConnectorException e => new RunFault(step == "source" ? "QY5001" : "QY5002", RunTexts.AtStep(step, e.Text), e.NextStep),
            TransientException e => new RunFault(
                step == "source" ? "QY5003" : "QY5004",
                RunTexts.NotRecovered(step, e.Text),
                RunTexts.RunAgainLater
            ),
            FencedException e => new RunFault("QY5005", RunTexts.AtStep(step, e.Text), e.NextStep),
            PartlyDeliveredException e => Of(e.InnerException!, step),
            StoreException e => new RunFault(e.Code, e.Text, e.NextStep),
            _ => null,
        };
}
