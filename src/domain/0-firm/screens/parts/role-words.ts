import type { Role } from '#kernel/actor.ts'

/** What a role is for, where somebody chooses one. */
export const roleWords: Record<Role, { name: string; says: string }> = {
  owner: { name: 'Owner', says: 'May do everything, and decides who else may' },
  manager: { name: 'Manager', says: 'Wins, prices, agrees and bills' },
  technician: { name: 'Technician', says: 'Serves; sees hours, not money' },
  bookkeeper: { name: 'Bookkeeper', says: 'Bills, records payments, sees the books' },
}
