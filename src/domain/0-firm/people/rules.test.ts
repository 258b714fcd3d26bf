import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Role } from '#kernel/actor.ts'
import { capabilities, capabilityNames, may, scopeAllows } from '../rules/permissions.ts'
import { type Colleague, keepsAnOwner, mayInvite, mayTakeLeave, roles } from './rules.ts'

const maeve: Colleague = { id: 'maeve', roles: ['owner', 'technician'], hasAccess: true }
const tomasz: Colleague = { id: 'tomasz', roles: ['technician'], hasAccess: true }
const gone: Colleague = { id: 'gone', roles: ['owner'], hasAccess: false }

test('the last owner stays one, and an owner who left does not count', () => {
  assert.equal(keepsAnOwner([maeve, tomasz, gone], { ...maeve, roles: ['technician'] }).yes, false)
  assert.equal(keepsAnOwner([maeve, tomasz, gone], { ...maeve, hasAccess: false }).yes, false)
  assert.ok(keepsAnOwner([maeve, { ...tomasz, roles: ['owner'] }], { ...maeve, roles: ['technician'] }).yes)
})

test('whatever is allowed one after the other, an owner with access remains', () => {
  const change = fc.record({
    id: fc.constantFrom('maeve', 'tomasz', 'gone'),
    roles: fc.uniqueArray(fc.constantFrom<Role>(...roles), { minLength: 1 }),
    hasAccess: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const end = changes.reduce<Colleague[]>(
        (people, one) =>
          keepsAnOwner(people, one).yes ? [...people.filter(({ id }) => id !== one.id), one] : people,
        [maeve, tomasz, gone],
      )
      assert.ok(end.some((person) => person.hasAccess && person.roles.includes('owner')))
    }),
  )
})

test('who left may be invited again', () => {
  const people = [{ email: 'Tomasz@northlight.example', hasAccess: false }]
  assert.ok(mayInvite('tomasz@northlight.example', people, []).yes)
  assert.equal(mayInvite('tomasz@northlight.example', [], people).yes, false)
})

test('leave begins on the day another one ends', () => {
  const taken = [{ fromOn: '2026-12-21', toOn: '2027-01-04' }]
  assert.ok(mayTakeLeave({ fromOn: '2027-01-04', toOn: '2027-01-05' }, taken).yes)
  assert.equal(mayTakeLeave({ fromOn: '2026-12-31', toOn: '2027-01-10' }, taken).yes, false)
  assert.equal(mayTakeLeave({ fromOn: '2026-12-01', toOn: '2026-12-01' }, []).yes, false)
})

test('an owner may everything, and a contact nothing that is the staff’s', () => {
  const owner = { kind: 'person', personId: 'm', name: 'Maeve', roles: ['owner'] } as const
  assert.ok(capabilityNames.every((name) => may(owner, name).yes))
  const rights = { asks: true, seesMoney: true, approvesUpToMinor: 0, signs: true }
  const contact = { kind: 'contact', contactId: 'o', clientId: 'a', name: 'Orla', rights } as const
  assert.ok(capabilityNames.every((name) => !may(contact, name).yes))
  assert.equal(capabilityNames.length, Object.keys(capabilities).length)
})

test('a setting lets technicians see money, and nothing else', () => {
  const ada = { kind: 'person', personId: 'a', name: 'Ada', roles: ['technician'] } as const
  assert.equal(may(ada, 'see-money').yes, false)
  assert.ok(may({ ...ada, alsoMay: ['see-money'] }, 'see-money').yes)
  assert.equal(may({ ...ada, alsoMay: ['see-money'] }, 'bill').yes, false)
})

test('scopes open reading or writing, of all or of one noun', () => {
  assert.ok(scopeAllows(['read'], 'GET', 'tickets'))
  assert.equal(scopeAllows(['read'], 'POST', 'tickets'), false)
  assert.ok(scopeAllows(['tickets:write'], 'POST', 'tickets'))
  assert.equal(scopeAllows(['tickets:write'], 'GET', 'invoices'), false)
})
