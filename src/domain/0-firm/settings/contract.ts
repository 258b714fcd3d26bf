import { oc } from '@orpc/contract'
import { z } from 'zod'

const Value = z.union([z.boolean(), z.number(), z.string()])
const Setting = z.object({
  name: z.string(),
  group: z.string(),
  says: z.string(),
  value: Value,
  /** What the firm's size sets. */
  usual: Value,
  words: z.record(z.string(), z.string()).optional(),
  from: z.number().optional(),
  to: z.number().optional(),
})
const tags = ['firm']

export const settingsContract = {
  listSettings: oc
    .route({
      method: 'GET',
      path: '/settings',
      tags,
      summary: 'How the firm works, and what its size would set',
    })
    .output(z.object({ items: z.array(Setting), total: z.int() })),
  changeSetting: oc
    .route({ method: 'PUT', path: '/settings/{name}', tags, summary: 'Set something otherwise' })
    .input(z.object({ name: z.string(), value: Value }))
    .output(Setting),
  resetSetting: oc
    .route({ method: 'DELETE', path: '/settings/{name}', tags, summary: 'Back to what the size sets' })
    .input(z.object({ name: z.string() }))
    .output(Setting),
  permissions: oc
    .route({ method: 'GET', path: '/permissions', tags, summary: 'What each role may do' })
    .output(
      z.object({
        items: z.array(z.object({ name: z.string(), says: z.string(), roles: z.array(z.string()) })),
        total: z.int(),
      }),
    ),
}
