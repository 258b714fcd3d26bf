export const renewalsContract = {}
