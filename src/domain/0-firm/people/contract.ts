import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery, Minor, Name, QueryFlag, Revision } from '#kernel/contract.ts'
import { Hours } from '../calendars/contract.ts'
import { Password } from '../set-up/contract.ts'
import { roles } from './rules.ts'

export const Roles = z.array(z.enum(roles)).min(1, 'One role at least is needed.')
const PersonFields = z.object({
  name: Name,
  phone: z.string().max(60),
  billingRole: z.string().trim().min(1).max(60),
  costPerHourMinor: Minor.nonnegative(),
  hoursPerMonth: z.number().min(0).max(744),
  zone: z.string().nullable(),
  startsOn: Day.nullable(),
})
export const PersonChange = PersonFields.partial().extend({ id: Id, revision: Revision })
/** Cost is shown to those who see the books; to the others it is null. */
const PersonRow = PersonFields.extend({
  id: Id,
  email: z.string(),
  roles: z.array(z.enum(roles)),
  costPerHourMinor: Minor.nullable(),
  endsOn: Day.nullable(),
  hasAccess: z.boolean(),
  revision: Revision,
})
const Leave = z.object({ id: Id, fromOn: Day, toOn: Day, kind: z.string() })
export const Key = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(z.string()),
  hint: z.string(),
  madeAt: Instant,
  expiresAt: Instant.nullable(),
})
const Person = PersonRow.extend({
  skills: z.array(z.string()),
  shifts: Hours,
  leave: z.array(Leave),
  apiKeys: z.array(Key),
})
const Invitation = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  madeAt: Instant,
  madeBy: z.string(),
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
})
const NewLink = z.object({
  id: Id,
  /** To be copied where no mail server is set. Not in a repeated answer. */
  link: z.string().optional(),
})
const tags = ['firm']
const ofPerson = z.object({ id: Id })

export const peopleContract = {
  listPeople: oc
    .route({ method: 'GET', path: '/people', tags, summary: 'Who works here, or worked here' })
    .input(
      listQuery(['name', 'email', 'roles', 'hoursPerMonth', 'startsOn']).extend({ hasAccess: QueryFlag }),
    )
    .output(listOf(PersonRow)),
  person: oc
    .route({ method: 'GET', path: '/people/{id}', tags, summary: 'One person with shifts, leave and skills' })
    .input(ofPerson)
    .output(Person),
  changePerson: oc
    .route({ method: 'PATCH', path: '/people/{id}', tags, summary: 'Change what is given' })
    .input(PersonChange)
    .output(Person),
  changeRoles: oc
    .route({ method: 'PUT', path: '/people/{id}/roles', tags, summary: 'Change what somebody may do' })
    .input(z.object({ id: Id, revision: Revision, roles: Roles }))
    .output(Person),
  changeSkills: oc
    .route({ method: 'PUT', path: '/people/{id}/skills', tags, summary: 'Say what somebody knows' })
    .input(z.object({ id: Id, skills: z.array(z.string().trim().min(1).max(80)).max(200) }))
    .output(Person),
  changeShifts: oc
    .route({ method: 'PUT', path: '/people/{id}/shifts', tags, summary: 'Say when somebody works' })
    .input(z.object({ id: Id, shifts: Hours }))
    .output(Person),
  takeLeave: oc
    .route({ method: 'POST', path: '/people/{id}/leave', tags, summary: 'Enter leave', successStatus: 201 })
    .input(z.object({ id: Id, fromOn: Day, toOn: Day, kind: z.string().trim().min(1).max(60) }))
    .output(z.object({ id: Id })),
  cancelLeave: oc
    .route({ method: 'DELETE', path: '/people/{id}/leave/{leaveId}', tags, summary: 'Cancel leave' })
    .input(z.object({ id: Id, leaveId: Id }))
    .output(z.object({ id: Id })),
  endAccess: oc
    .route({
      method: 'POST',
      path: '/people/{id}/departure',
      tags,
      summary: 'End access: sessions and keys stop at once',
      successStatus: 201,
    })
    .input(z.object({ id: Id, endsOn: Day.optional() }))
    .output(z.object({ id: Id, endsOn: Day })),
  erasePerson: oc
    .route({
      method: 'POST',
      path: '/people/{id}/erasure',
      tags,
      summary: 'Overwrite the personal data of somebody who has left',
      successStatus: 201,
    })
    .input(ofPerson)
    .output(z.object({ id: Id })),
  revokePersonsKey: oc
    .route({
      method: 'DELETE',
      path: '/people/{id}/api-keys/{keyId}',
      tags,
      summary: "Revoke somebody's API key",
    })
    .input(z.object({ id: Id, keyId: Id }))
    .output(z.object({ id: Id })),
  listInvitations: oc
    .route({ method: 'GET', path: '/invitations', tags, summary: 'Who was invited, the last first' })
    .input(listQuery(['madeAt', 'name', 'email']).extend({ state: Invitation.shape.state.optional() }))
    .output(listOf(Invitation)),
  invite: oc
    .route({
      method: 'POST',
      path: '/invitations',
      tags,
      summary: 'Invite somebody to work here, by mail and by link',
      successStatus: 201,
    })
    .input(z.object({ name: Name, email: z.email(), roles: Roles }))
    .output(NewLink),
  inviteAgain: oc
    .route({
      method: 'POST',
      path: '/invitations/{id}/link',
      tags,
      summary: 'Send a new link; the old one ends',
      successStatus: 201,
    })
    .input(ofPerson)
    .output(NewLink),
  revokeInvitation: oc
    .route({
      method: 'POST',
      path: '/invitations/{id}/revocation',
      tags,
      summary: 'Take an invitation back',
      successStatus: 201,
    })
    .input(ofPerson)
    .output(z.object({ id: Id })),
  invitation: oc
    .route({ method: 'GET', path: '/open/{token}/invitation', tags, summary: 'What the link invites to' })
    .input(z.object({ token: z.string() }))
    .output(
      z.object({
        firmName: z.string(),
        name: z.string(),
        email: z.string(),
        roles: z.array(z.enum(roles)),
        state: Invitation.shape.state,
        invitedBy: z.string(),
        /** new: choose a password; password: type that of the account; signed-in: nothing; sign-in: do so first. */
        account: z.enum(['new', 'password', 'signed-in', 'sign-in']),
      }),
    ),
  acceptInvitation: oc
    .route({
      method: 'POST',
      path: '/open/{token}/invitation',
      tags,
      summary: 'Join the firm, with a new account or the one that there is',
      successStatus: 201,
    })
    .input(z.object({ token: z.string(), name: Name.optional(), password: Password.optional() }))
    .output(z.object({ personId: Id, email: z.string() })),
}
