using System.Globalization;
using System.Numerics;
using Scriban.Runtime;

namespace QingYi.Engine.Values;

/// <summary><c>math.*</c> with decimals, because binary fractions would change amounts of money.</summary>
internal static class DecimalMath
{
    public static ScriptObject Create(ScriptObject builtIn)
    {
        var math = new ScriptObject();
        math.Import(builtIn);
        Replace(
            "round",
            new Func<decimal, int, decimal>((v, digits) => Math.Round(v, Math.Clamp(digits, 0, 28), MidpointRounding.AwayFromZero))
        );
        Replace("ceil", new Func<decimal, decimal>(Math.Ceiling));
        Replace("floor", new Func<decimal, decimal>(Math.Floor));
        Replace("divided_by", new Func<decimal, object?, decimal>(Divide));
        return math;

        // Importing a function under a name that is taken changes nothing.
        void Replace(string name, Delegate function)
        {
            math.Remove(name);
            math.Import(name, function);
        }
    }

    // As in Scriban, the quotient of an integer literal is rounded down.
    private static decimal Divide(decimal value, object? divisor) =>
        divisor switch
        {
            int or long => Math.Floor(value / Convert.ToInt64(divisor, CultureInfo.InvariantCulture)),
            BigInteger big => Math.Floor(value / (decimal)big),
            _ => value / Convert.ToDecimal(divisor, CultureInfo.InvariantCulture),
        };
}
