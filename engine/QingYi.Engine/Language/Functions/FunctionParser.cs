using System.Globalization;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Functions;

/// <summary>Parses a MySQL expression by operator precedence and compiles it in the same pass.</summary>
internal sealed class FunctionParser
{
    private readonly List<FunctionToken> tokens;
    private readonly TemplateParser templates;
    private readonly List<FunctionOperand> operands = [];
    private int at;
    private bool inAggregate;

    /// <param name="text">The whole template.</param>
    /// <param name="start">The index at which the expression begins.</param>
    /// <param name="templates">Compiles the placeholders.</param>
    public FunctionParser(string text, int start, TemplateParser templates)
    {
        this.templates = templates;
        tokens = new FunctionLexer(text, start).Read();
    }

    /// <summary>The placeholders found so far.</summary>
    public IReadOnlyList<FunctionOperand> Operands => operands;

    public FunctionToken Current => tokens[at];

    /// <exception cref="TemplateException">The text is not a valid expression.</exception>
    public FunctionExpression Parse()
    {
        var expression = Expression();
        return Current.Kind == FunctionTokenKind.End ? expression : throw Unexpected(FunctionTexts.OperatorOrEnd);
    }

    public FunctionExpression Expression() => Chain(Exclusive, FunctionLogic.Or, "OR", "||");

    public bool Take(string word)
    {
        if (!Current.Is(word))
        {
            return false;
        }

        at++;
        return true;
    }

    /// <summary>Returns the current token and goes to the next one. The end stays: whatever is expected there is missing.</summary>
    public FunctionToken Next()
    {
        var token = Current;
        at = Math.Min(at + 1, tokens.Count - 1);
        return token;
    }

    public void Expect(string word)
    {
        if (!Take(word))
        {
            throw Unexpected(FunctionTexts.Token(word));
        }
    }

    public TemplateException Unexpected(LocalizedText wanted) => Unexpected(Current, wanted);

    public static TemplateException Unexpected(FunctionToken found, LocalizedText wanted) =>
        new(
            "QY2009",
            found.Index,
            FunctionTexts.Unexpected(found.Kind == FunctionTokenKind.End ? FunctionTexts.ItsEnd : FunctionTexts.Token(found.Text), wanted)
        );

    /// <summary>Parses the argument of an aggregate.</summary>
    /// <returns>The argument and the placeholders in it.</returns>
    public (FunctionExpression Argument, IReadOnlyList<FunctionOperand> Operands) Aggregated()
    {
        if (inAggregate)
        {
            throw new TemplateException("QY2009", Current.Index, FunctionTexts.NestedAggregate);
        }

        inAggregate = true;
        var first = operands.Count;
        var argument = Expression();
        inAggregate = false;
        var inside = operands[first..];
        inside.ForEach(o => o.IsAggregated = true);
        return (argument, inside);
    }

    private FunctionExpression Exclusive() => Chain(Conjunction, (a, b) => FunctionLogic.Xor(a, b()), "XOR");

    private FunctionExpression Conjunction() => Chain(Negation, FunctionLogic.And, "AND", "&&");

    // Parses operands between operators of one precedence; an operand after an operator is evaluated only when needed.
    private FunctionExpression Chain(
        Func<FunctionExpression> operand,
        Func<FunctionValue, Func<FunctionValue>, FunctionValue> join,
        params string[] operators
    )
    {
        var left = operand();
        while (operators.Any(Take))
        {
            var (a, b) = (left, operand());
            left = s => join(a(s), () => b(s));
        }

        return left;
    }

    private FunctionExpression Negation()
    {
        if (Take("NOT"))
        {
            var operand = Negation();
            return s => FunctionLogic.Not(operand(s));
        }

        return Comparison();
    }

    private FunctionExpression Comparison()
    {
        var left = Sum();
        while (true)
        {
            var a = left;
            if (FunctionLogic.Comparison(Current) is { } compare)
            {
                at++;
                var b = Sum();
                left = s => compare(a(s), b(s));
            }
            else if (Take("IS"))
            {
                var not = Take("NOT");
                var word = Next();
                var test = FunctionLogic.Is(word) ?? throw new TemplateException("QY2009", word.Index, FunctionTexts.IsNeedsAWord);
                left = s => FunctionValue.From(test(a(s)) != not);
            }
            else
            {
                var not = Current.Is("NOT") && Take("NOT");
                if (Membership(a) is { } membership)
                {
                    left = not ? s => FunctionLogic.Not(membership(s)) : membership;
                }
                else
                {
                    return not ? throw Unexpected(FunctionTexts.Membership) : left;
                }
            }
        }
    }

    private FunctionExpression? Membership(FunctionExpression a)
    {
        if (Take("BETWEEN"))
        {
            var low = Sum();
            Expect("AND");
            var high = Sum();
            return s =>
                FunctionLogic.And(FunctionLogic.Compare(a(s), low(s), c => c >= 0), () =>
                    FunctionLogic.Compare(a(s), high(s), c => c <= 0)
                );
        }

        if (Take("IN"))
        {
            Expect("(");
            var list = Arguments();
            return s => FunctionLogic.In(a(s), list.Select(e => e(s)));
        }

        if (Take("LIKE"))
        {
            var pattern = Sum();
            var escape = Take("ESCAPE") ? Primary() : null;
            return s => FunctionLogic.Like(a(s), pattern(s), escape?.Invoke(s).ToText() ?? "\\");
        }

        if (Take("REGEXP") || Take("RLIKE"))
        {
            var pattern = Sum();
            return s => FunctionLogic.Matches(a(s), pattern(s));
        }

        return null;
    }

    private FunctionExpression Sum()
    {
        var left = Product();
        while (Current.Is("+") || Current.Is("-"))
        {
            var (minus, a) = (Next().Text == "-", left);
            if (Take("INTERVAL"))
            {
                var (count, unit) = Interval();
                left = s => FunctionTimes.Add(a(s), count(s), unit, minus ? -1 : 1);
                continue;
            }

            var b = Product();
            left = minus ? s => FunctionNumbers.Subtract(a(s), b(s)) : s => FunctionNumbers.Add(a(s), b(s));
        }

        return left;
    }

    /// <summary>Parses what follows INTERVAL.</summary>
    public (FunctionExpression Count, string Unit) Interval()
    {
        var count = Sum();
        return (count, Unit());
    }

    /// <summary>Parses a unit of time.</summary>
    public string Unit()
    {
        var unit = Next();
        var name = unit.Text.ToUpperInvariant();
        return FunctionTimes.IsUnit(name) ? name
            : unit.Kind == FunctionTokenKind.End ? throw Unexpected(unit, FunctionTexts.Unit)
            : throw new TemplateException("QY2009", unit.Index, FunctionTexts.NotAUnit(unit.Text, FunctionTimes.Units));
    }

    private FunctionExpression Product()
    {
        var left = Unary();
        while (FunctionNumbers.Operator(Current) is { } calculate)
        {
            at++;
            var (a, b) = (left, Unary());
            left = s => calculate(a(s), b(s));
        }

        return left;
    }

    private FunctionExpression Unary()
    {
        if (Take("-"))
        {
            var operand = Unary();
            return s => FunctionNumbers.Negate(operand(s));
        }

        if (Take("+"))
        {
            return Unary();
        }

        if (Take("!"))
        {
            var operand = Unary();
            return s => FunctionLogic.Not(operand(s));
        }

        return Primary();
    }

    private FunctionExpression Primary()
    {
        var token = Next();
        switch (token.Kind)
        {
            case FunctionTokenKind.Number:
                var number = decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                    ? FunctionValue.From(parsed)
                    : throw new TemplateException("QY2009", token.Index, FunctionTexts.NotANumber(token.Text));
                return _ => number;
            case FunctionTokenKind.Text:
                return Text(token);
            case FunctionTokenKind.Placeholder:
                return Operand(templates.ParseOperand(token.Text, token.Index), quoted: false);
            case FunctionTokenKind.Mark when token.Text == "(":
                var inside = Expression();
                Expect(")");
                return inside;
            case FunctionTokenKind.Word:
                return Word(token);
            default:
                throw Unexpected(token, FunctionTexts.Value);
        }
    }

    private FunctionExpression Text(FunctionToken token)
    {
        var template = templates.ParsePlain(token.Text, token.Index + 1);
        if (template is ConstantTextTemplate)
        {
            var constant = FunctionValue.From(token.Text.Replace("\\{", "{", StringComparison.Ordinal));
            return _ => constant;
        }

        return Operand(template, quoted: true);
    }

    private FunctionExpression Operand(Template template, bool quoted)
    {
        var operand = new FunctionOperand(template, quoted);
        operands.Add(operand);
        return s => s.Read(operand);
    }

    private FunctionExpression Word(FunctionToken word)
    {
        switch (word.Text.ToUpperInvariant())
        {
            case "NULL":
                return _ => FunctionValue.Null;
            case "TRUE":
                return _ => FunctionValue.True;
            case "FALSE":
                return _ => FunctionValue.False;
            case "CASE":
                return Case();
            case "CURRENT_TIMESTAMP" or "CURRENT_DATE" when !Current.Is("("):
                return FunctionCatalog.Compile(word, []);
        }

        if (!Take("("))
        {
            throw new TemplateException("QY2009", word.Index, FunctionTexts.NeitherValueNorFunction(word.Text));
        }

        if (!FunctionCatalog.Contains(word.Text))
        {
            throw new TemplateException("QY2010", word.Index, FunctionTexts.UnknownFunction(word.Text, FunctionCatalog.Names));
        }

        return FunctionForms.Find(word.Text) is { } form ? form(this, word) : FunctionCatalog.Compile(word, Arguments());
    }

    /// <summary>Parses expressions separated by commas, up to and including the closing bracket.</summary>
    public List<FunctionExpression> Arguments()
    {
        var list = new List<FunctionExpression>();
        if (Take(")"))
        {
            return list;
        }

        do
        {
            list.Add(Expression());
        } while (Take(","));
        Expect(")");
        return list;
    }

    private FunctionExpression Case()
    {
        var subject = Current.Is("WHEN") ? null : Expression();
        var arms = new List<(FunctionExpression When, FunctionExpression Then)>();
        while (Take("WHEN"))
        {
            var when = Expression();
            Expect("THEN");
            arms.Add((when, Expression()));
        }

        if (arms.Count == 0)
        {
            throw Unexpected(FunctionTexts.When);
        }

        var otherwise = Take("ELSE") ? Expression() : _ => FunctionValue.Null;
        Expect("END");
        return s =>
        {
            var value = subject?.Invoke(s);
            foreach (var (when, then) in arms)
            {
                if (value is { } known ? FunctionLogic.Compare(known, when(s), c => c == 0).ToBoolean() : when(s).ToBoolean())
                {
                    return then(s);
                }
            }

            return otherwise(s);
        };
    }
}
