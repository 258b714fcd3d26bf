export const revenueContract = {}
