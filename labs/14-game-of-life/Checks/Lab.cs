[assembly: Lab("14-game-of-life", "Game of Life", Summary = "everything together: chunks, two boards, a barrier, a report")]
