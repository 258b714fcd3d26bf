export const serviceContract = {}
