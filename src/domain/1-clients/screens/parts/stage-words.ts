import type { Stage } from '#clients/rules'

export const stageWords: Record<Stage, string> = {
  prospect: 'Prospect',
  customer: 'Customer',
  client: 'Client',
  former: 'Former client',
}
export const countWords = { endpoint: 'Endpoints', user: 'Users', server: 'Servers', site: 'Sites' } as const
export const countOptions = [
  { value: 'endpoint', label: 'Endpoints' },
  { value: 'user', label: 'Users' },
  { value: 'server', label: 'Servers' },
  { value: 'site', label: 'Sites' },
] as const
