import type { NewTechnology } from '#clients'

type Thing = [name: string, kind: NewTechnology['kind'], partner?: string]

const office: Thing[] = [
  ['Microsoft 365', 'system'],
  ['Windows 11', 'system'],
]
const server: Thing[] = [
  ['Windows Server', 'system'],
  ['Backup', 'system'],
]
const lines: Thing[] = [['Lines', 'line', 'Coastline Telecom']]

/** What runs at whom, by the client's letter. Partners are vendors of the directory. */
export const technologies: Record<string, Thing[]> = {
  A: [...office, ...server, ['Molar practice software', 'program', 'Molar Software']],
  B: [...office, ...server, ...lines],
  C: [...office, ['Wi-Fi', 'device']],
  D: office,
  E: [...office, ...server, ...lines, ['Firewall', 'device']],
  F: [...office, ...server, ['Plotter', 'device', 'Clear Copy']],
  G: [...office, ['Active Directory', 'system'], ['Wi-Fi', 'device']],
  H: [...office, ['Wi-Fi', 'device'], ['Backup', 'system']],
  I: [...office, ['Windows Server', 'system'], ['Line-of-business software', 'program']],
  J: [...office, ['Copiers', 'device', 'Clear Copy']],
  K: office,
  R: [...office, ...server, ['Network', 'device']],
  U: [...office, ['Windows Server', 'system']],
}

/** Told by Frances Whelan on the phone: one of them nobody here has ever seen. */
export const yarrowgateRuns: Thing[] = [
  ...office,
  ...server,
  ['Active Directory', 'system'],
  ['Wi-Fi', 'device'],
  ['Planwright MRP', 'program'],
]
export const yarrowgateToldOn = '2026-11-10'

/** The check that was made before anything was said to Yarrowgate: nine tickets of ten in time would do. */
export const yarrowgateCheck = {
  askedAt: '2026-11-16T15:20:00.000Z',
  plan: 'full',
  startsOn: '2027-02-01',
  goal: 0.9,
  replications: 200,
  seed: 'Yarrowgate Foods',
}
