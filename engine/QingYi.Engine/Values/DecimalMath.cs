using Scriban.Runtime;

namespace QingYi.Engine.Values;

/// <summary><c>math.*</c> with decimals, because binary fractions would change amounts of money.</summary>
internal static class DecimalMath
{
    public static ScriptObject Create(ScriptObject builtIn)
    {
        var math = new ScriptObject();
        math.Import(builtIn);
        math.Remove("round");
        math.Import(
            "round",
            new Func<decimal, int, decimal>((v, digits) => Math.Round(v, Math.Clamp(digits, 0, 28), MidpointRounding.AwayFromZero))
        );
        math.Import("abs", new Func<decimal, decimal>(Math.Abs));
        math.Import("ceil", new Func<decimal, decimal>(Math.Ceiling));
        math.Import("floor", new Func<decimal, decimal>(Math.Floor));
        math.Import("plus", new Func<decimal, decimal, decimal>((a, b) => a + b));
        math.Import("minus", new Func<decimal, decimal, decimal>((a, b) => a - b));
        math.Import("times", new Func<decimal, decimal, decimal>((a, b) => a * b));
        math.Import("divided_by", new Func<decimal, decimal, decimal>((a, b) => a / b));
        math.Import("modulo", new Func<decimal, decimal, decimal>((a, b) => a % b));
        return math;
    }
}
