/** How a check is made where nobody says otherwise. */
export const usualCheck = { months: 3, goal: 0.95, replications: 200, assumed: {} } as const
