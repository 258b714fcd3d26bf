export const clientsContract = {}
