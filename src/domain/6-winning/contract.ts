export const winningContract = {}
