import type { Role } from '#kernel/actor.ts'
import type { Weekday } from '#kernel/days.ts'

export type StaffKey = 'maeve' | 'tomasz' | 'ada' | 'joan'
export type StaffMember = {
  key: StaffKey
  name: string
  email: string
  phone: string
  roles: Role[]
  /** What the rate card calls this person's work. */
  billingRole: 'technician' | 'senior' | 'dispatch'
  costPerHourMinor: number
  /** Of which on tickets and projects. */
  hoursPerMonth: number
  startsOn: string
  days: Weekday[]
  skills: string[]
  leave: [from: string, backOn: string][]
}

const week: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']

export const staff: StaffMember[] = [
  {
    key: 'maeve',
    name: 'Maeve Corrigan',
    email: 'maeve@northlight.example',
    phone: '01-555 0101',
    roles: ['owner', 'technician'],
    billingRole: 'senior',
    costPerHourMinor: 4_800,
    hoursPerMonth: 60,
    startsOn: '2019-05-01',
    days: week,
    skills: ['Microsoft 365', 'Backup', 'Security'],
    leave: [
      ['2025-08-04', '2025-08-18'],
      ['2026-07-20', '2026-08-03'],
      ['2026-12-21', '2027-01-04'],
    ],
  },
  {
    key: 'tomasz',
    name: 'Tomasz Wilk',
    email: 'tomasz@northlight.example',
    phone: '01-555 0102',
    roles: ['manager', 'technician'],
    billingRole: 'technician',
    costPerHourMinor: 3_400,
    hoursPerMonth: 118,
    startsOn: '2021-02-01',
    days: week,
    skills: ['Windows Server', 'Networks', 'Lines', 'Backup'],
    leave: [
      ['2025-07-07', '2025-07-21'],
      ['2026-08-03', '2026-08-17'],
    ],
  },
  {
    key: 'ada',
    name: 'Ada Nwosu',
    email: 'ada@northlight.example',
    phone: '01-555 0103',
    roles: ['technician'],
    billingRole: 'technician',
    costPerHourMinor: 2_700,
    hoursPerMonth: 120,
    startsOn: '2025-03-03',
    days: week,
    skills: ['Microsoft 365', 'Mobile', 'Endpoints'],
    leave: [
      ['2026-06-15', '2026-06-29'],
      ['2026-12-28', '2027-01-04'],
    ],
  },
  {
    key: 'joan',
    name: 'Joan Pettifer',
    email: 'joan@northlight.example',
    phone: '01-555 0104',
    roles: ['bookkeeper'],
    billingRole: 'dispatch',
    costPerHourMinor: 2_200,
    hoursPerMonth: 0,
    startsOn: '2022-09-01',
    days: ['mon', 'tue', 'thu'],
    skills: [],
    leave: [['2026-10-05', '2026-10-12']],
  },
]
