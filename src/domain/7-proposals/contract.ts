export const proposalsContract = {}
