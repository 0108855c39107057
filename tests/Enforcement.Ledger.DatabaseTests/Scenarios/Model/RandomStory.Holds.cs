using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>What a court orders to stand still.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> Holds(ModelCase of)
    {
        var asked = random.Next(2) == 0 ? Amount(Math.Max(2, of.Total * 3 / 2)) : (long?)null;
        var by = random.Next(2) == 0 ? of.Officer : "dir1";
        yield return new(1, $"{by} hold label={Label('H')} type={(asked is null ? "suspended" : "garnished")} case={of.Label}{(asked is { } sum ? $" amount={Text(sum)}" : "")} document=裁定书 confirmed=no", (_, _) => model.Place(new(Label('H', used: true), of, asked, by, false)));
        yield return new(1, $"{by} hold label={Label('H')} type=heir-unknown case={of.Label}{(asked is { } some ? $" amount={Text(some)}" : "")} party={of.Applicant} document=死亡证明 confirmed=no", (_, _) => model.Place(new(Label('H', used: true), of, asked, by, true)));
    }

    Choice HoldByAnother(ModelCase of) => new Choice(1, $"{(of.Officer == "ex1" ? "ex2" : "ex1")} hold label=H99 type=suspended case={of.Label} document=裁定书").Refused("access.not-permitted");

    IEnumerable<Choice> OfHold(ModelHold h)
    {
        if (h.Lifted)
        {
            yield return new Choice(1, $"vp1 lift hold={h.Label} document=解除裁定").Refused("hold.already-lifted");
            yield break;
        }
        yield return new Choice(1, $"reg1 confirm hold={h.Label}", (_, _) => h.Confirmed = true).Refused("hold.already-confirmed", h.Confirmed);
        yield return new(4, $"vp1 lift hold={h.Label} document=解除裁定", (_, _) => model.Lift(h), "ok");
        yield return new Choice(1, $"{h.PlacedBy} lift hold={h.Label} document=解除裁定").Refused("hold.same-person access.not-permitted");
    }
}
