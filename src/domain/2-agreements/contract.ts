export const agreementsContract = {}
