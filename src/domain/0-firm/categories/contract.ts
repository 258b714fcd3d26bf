import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Name } from '#kernel/contract.ts'

const Key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'A word such as user-help is right.')
const Category = z.object({
  key: Key,
  name: z.string(),
  position: z.int(),
  isReactive: z.boolean(),
  retiredOn: Day.nullable(),
})
const tags = ['firm']

export const categoriesContract = {
  listWorkCategories: oc
    .route({ method: 'GET', path: '/work-categories', tags, summary: 'What kinds of work there are' })
    .output(z.object({ items: z.array(Category), total: z.int() })),
  addWorkCategory: oc
    .route({
      method: 'POST',
      path: '/work-categories',
      tags,
      summary: 'Add a kind of work',
      successStatus: 201,
    })
    .input(z.object({ key: Key, name: Name, isReactive: z.boolean() }))
    .output(Category),
  changeWorkCategory: oc
    .route({ method: 'PATCH', path: '/work-categories/{key}', tags, summary: 'Rename, retire or bring back' })
    .input(
      z.object({
        key: Key,
        name: Name.optional(),
        isReactive: z.boolean().optional(),
        isRetired: z.boolean().optional(),
      }),
    )
    .output(Category),
  orderWorkCategories: oc
    .route({ method: 'PUT', path: '/work-category-order', tags, summary: 'Say in which order they stand' })
    .input(z.object({ keys: z.array(Key) }))
    .output(z.object({ items: z.array(Category), total: z.int() })),
}
