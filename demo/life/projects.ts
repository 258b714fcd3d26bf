import { addDays, type Day } from '#kernel/days.ts'
import type { StaffKey } from '../cast/staff.ts'
import { isWorkingDay } from './arrivals.ts'
import { MINUTE, wallAt } from './clock.ts'

export type CastProject = {
  client: string
  name: string
  startsOn: Day
  /** What was thought it would take, and what it took, in hours. */
  budget: number
  took: number
  by: StaffKey
  category: 'upgrade' | 'move-add-change' | 'server-network'
}

const project = (
  client: string,
  startsOn: Day,
  name: string,
  budget: number,
  took: number,
  by: StaffKey = 'tomasz',
): CastProject => ({ client, startsOn, name, budget, took, by, category: 'upgrade' })

export const projects: CastProject[] = [
  project('U', '2024-02-05', 'New switches in the depot', 14, 13),
  project('J', '2024-03-11', 'Server replaced', 24, 26),
  project('B', '2024-04-15', 'Files moved to the cloud', 30, 32),
  project('F', '2024-05-13', 'Drawing store', 18, 17),
  project('E', '2024-08-12', 'Network of the second dock', 28, 30),
  project('G', '2024-10-14', 'Wi-Fi in all classrooms', 34, 35),
  project('K', '2025-03-10', 'One network for three sites', 22, 21),
  project('H', '2025-04-07', 'Call system joined to the network', 20, 23),
  project('A', '2025-06-09', 'New practice software', 24, 22, 'ada'),
  project('R', '2025-07-14', 'Mail moved to the cloud', 30, 33, 'ada'),
  project('C', '2025-10-13', 'X-ray pictures kept safely', 16, 16),
  project('I', '2026-02-16', 'Accounts in the cloud', 26, 25, 'ada'),
  project('B', '2026-03-16', 'Second factor for everybody', 18, 17, 'ada'),
  project('T', '2026-04-20', 'Office network renewed', 12, 12),
  project('E', '2026-05-18', 'Server room made ready', 22, 21),
  project('G', '2026-07-06', 'Summer: class-room computers and server', 55, 62),
  project('O', '2026-06-08', 'Ticket tills for the season', 12, 13, 'ada'),
  project('R', '2026-09-14', 'Yard office joined', 14, 15),
]

export type ProjectDay = { from: number; to: number }

/** Up to five hours a day, day after day, until it is done. */
export function projectDays({ startsOn, took }: CastProject): ProjectDay[] {
  const days: ProjectDay[] = []
  let left = took * 60
  for (let day = startsOn; left > 0; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    const minutes = Math.min(left, 300)
    const from = wallAt(day, 9 * 60 + 30)
    days.push({ from, to: from + minutes * MINUTE })
    left -= minutes
  }
  return days
}
