[assembly: Lab("05-races", "Races", Summary = "interleaving, atomicity, lost update, check-then-act, torn value, invariant")]
