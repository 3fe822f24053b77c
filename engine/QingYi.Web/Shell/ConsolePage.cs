using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using MudBlazor;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Web.Access;

namespace QingYi.Web.Shell;

/// <summary>A page: loads what it shows for its caller, anew at the beats that it asks for, and says what went wrong.</summary>
public abstract class ConsolePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource left = new();
    private readonly CultureInfo language = CultureInfo.CurrentUICulture;
    private IDisposable? subscription;
    private int beats;
    private bool isLoading;
    private bool isAskedAgain;

    [Inject]
    private CircuitCaller Callers { get; set; } = default!;

    [Inject]
    private Pulse Pulse { get; set; } = default!;

    [Inject]
    private ISnackbar Messages { get; set; } = default!;

    [Inject]
    protected Workspace Workspace { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>What went wrong at the last load; null: nothing.</summary>
    protected (string? Code, LocalizedText Text)? Fault { get; private set; }

    /// <summary>Whether the page has been loaded at least once.</summary>
    protected bool IsLoaded { get; private set; }

    /// <summary>Who looks at the page; it may do what its role allows.</summary>
    protected Caller? Caller { get; private set; }

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Left => left.Token;

    /// <summary>The number of seconds after which the page loads again; 0, the default: never.</summary>
    protected virtual int Every => 0;

    /// <summary>Whether the caller may do what a role may.</summary>
    protected bool May(Role role) => Caller is { } caller && caller.Role >= role;

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync(Caller caller, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Every > 0)
        {
            subscription ??= Pulse.Subscribe(() => InvokeAsync(BeatAsync));
        }

        await ReloadAsync();
    }

    /// <summary>
    /// Loads the page again. What is being loaded then may be of another address already, and is followed by another load.
    /// </summary>
    protected async Task ReloadAsync()
    {
        isAskedAgain = isLoading;
        if (isLoading)
        {
            return;
        }

        do
        {
            isAskedAgain = false;
            await LoadOnceAsync();
        } while (isAskedAgain);
    }

    private async Task LoadOnceAsync()
    {
        if (left.IsCancellationRequested)
        {
            return;
        }

        isLoading = true;
        try
        {
            Caller = await Callers.FindAsync(Left);
            await LoadAsync(Caller, Left);
            Fault = null;
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested) { }
#pragma warning disable CA1031 // A page says what went wrong; the circuit lives on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fault = Describe(e);
        }
        finally
        {
            (isLoading, IsLoaded) = (false, true);
        }
    }

    /// <summary>Does what the user asks for, says that it is done or why not, and loads the page again.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="done">What is said afterwards; null: nothing.</param>
    /// <returns>True: it is done.</returns>
    protected async Task<bool> DoAsync(Func<Caller, CancellationToken, Task> action, Func<LocalizedText?>? done = null)
    {
        try
        {
            await action(await Callers.FindAsync(Left), Left);
            if (done?.Invoke() is { } said)
            {
                Messages.Add(Shown($"{said}"), Severity.Success);
            }

            await ReloadAsync();
            return true;
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // The user is told; the page lives on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var (code, text) = Describe(e);
            Messages.Add(Shown(code is null ? $"{text}" : $"{code} {text}"), Severity.Error);
            return false;
        }
    }

    /// <summary>The text without secrets. All that does not come from the program itself goes through it.</summary>
    protected string Shown(string? text) => text is null ? "" : Workspace.Mask.Hide(text);

    /// <summary>The text without secrets.</summary>
    protected string Shown(LocalizedText text) => Shown(text.ToString());

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !left.IsCancellationRequested)
        {
            subscription?.Dispose();
            left.Cancel();
            left.Dispose();
        }
    }

    private async Task BeatAsync()
    {
        beats++;
        if (isLoading || left.IsCancellationRequested || beats % Every != 0)
        {
            return;
        }

        // The beat comes from a timer, which knows no language.
        CultureInfo.CurrentUICulture = language;
        await ReloadAsync();
        StateHasChanged();
    }

    private (string? Code, LocalizedText Text) Describe(Exception exception)
    {
        if (exception is LocalizedException known)
        {
            return ((known as StoreException)?.Code, known.Text.Select(Workspace.Mask.Hide));
        }

        Workspace.Logger.Write(LogLevel.Error, ShellLogTexts.PageFailed, exception.ToString());
        return (null, ShellTexts.Unexpected);
    }
}
