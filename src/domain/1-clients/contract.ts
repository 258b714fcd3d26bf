import { oc } from '@orpc/contract'
import { z } from 'zod'
import {
  Currency,
  Day,
  Id,
  Instant,
  listOf,
  listQuery,
  Minor,
  Name,
  QueryFlag,
  Revision,
  Text,
} from '#kernel/contract.ts'
import { stages } from './rules/relationship.ts'

const Stage = z.enum(stages)
const Counted = z.enum(['endpoint', 'user', 'server', 'site'])
const tags = ['clients']

export const ClientRow = z.object({
  id: Id,
  number: z.int(),
  name: z.string(),
  industry: z.string(),
  stage: Stage,
  since: Day,
  mainContact: z.string().nullable(),
  endpoints: z.int().nullable(),
  users: z.int().nullable(),
})

export const ContactFields = z.object({
  name: Name,
  email: z.union([z.email(), z.literal('')]).default(''),
  phone: z.string().max(60).default(''),
  title: z.string().max(120).default(''),
  isMain: z.boolean().default(false),
  asks: z.boolean().default(true),
  seesMoney: z.boolean().default(false),
  approvesUpToMinor: Minor.nonnegative().default(0),
  signs: z.boolean().default(false),
})
export const Contact = ContactFields.extend({
  id: Id,
  email: z.string(),
  revision: Revision,
  hasAccess: z.boolean(),
})

export const SiteFields = z.object({
  name: Name,
  address: z.string().max(500).default(''),
  zone: z.string().nullable().default(null),
  travelZone: z.string().max(20).default('A'),
  distanceKm: z.number().nonnegative().nullable().default(null),
  isMain: z.boolean().default(false),
})
export const Site = SiteFields.extend({ id: Id, revision: Revision })

export const ClientFields = z.object({
  name: Name,
  industry: z.string().max(120).default(''),
  address: z.string().max(500).default(''),
  country: z.string().max(2).default(''),
  zone: z.string().nullable().default(null),
  taxNumber: z.string().max(60).default(''),
  taxCode: z.string().default('standard'),
  currency: Currency.optional(),
  paymentTermsDays: z.int().min(0).max(365).default(14),
  billingEmail: z.union([z.email(), z.literal('')]).default(''),
  annex: z.enum(['none', 'summary', 'detail']).default('summary'),
  poRequired: z.boolean().default(false),
})
export const NewClient = ClientFields.extend({
  source: z.string().max(200).default(''),
  contact: ContactFields.optional(),
  endpoints: z.int().nonnegative().optional(),
  users: z.int().nonnegative().optional(),
})
export const StaffFields = z.object({
  accountOwnerId: Id.nullable(),
  leadTechnicianId: Id.nullable(),
  source: z.string().max(200),
  customerSince: Day.nullable(),
  clientSince: Day.nullable(),
  hourWithoutItMinor: Minor.nonnegative().nullable(),
  hourAskedOn: Day.nullable(),
  hourAskedOf: z.string().max(200).nullable(),
  standingLimitMinor: Minor.nonnegative().nullable(),
})
export const Client = ClientFields.extend({
  id: Id,
  number: z.int(),
  billingEmail: z.string(),
  currency: Currency,
  revision: Revision,
  stage: Stage,
  steps: z.array(z.object({ stage: Stage, onDay: Day, cause: z.string() })),
  staff: StaffFields.extend({ revision: Revision }),
  contacts: z.array(Contact),
  sites: z.array(Site),
  counts: z.array(z.object({ what: Counted, count: z.int(), countedOn: Day })),
  heldCredit: z.object({ reason: z.string(), madeAt: Instant }).nullable(),
})

const Changed = z.object({ revision: Revision })
const clientId = z.object({ clientId: Id })

export const TimelineRow = z.object({
  id: Id,
  kind: z.string(),
  at: Instant,
  by: z.string(),
  text: z.string(),
  aboutId: Id.nullable(),
})

export const Vendor = z.object({
  id: Id,
  name: Name,
  kind: z.string().max(60),
  phone: z.string().max(60),
  email: z.string().max(200),
  revision: Revision,
})
export const ClientVendor = z.object({
  id: Id,
  vendorId: Id,
  vendor: z.string(),
  phone: z.string(),
  service: Name,
  accountNumber: z.string().max(100),
  mayAct: z.boolean(),
  endsOn: Day.nullable(),
  noticeOn: Day.nullable(),
  revision: Revision,
})

export const technologyKinds = ['system', 'program', 'device', 'line'] as const
export const ClientTechnology = z.object({
  id: Id,
  name: z
    .string()
    .trim()
    .min(1, 'What is it called? People search tickets and skills by that name.')
    .max(120),
  kind: z.enum(technologyKinds),
  sinceOn: Day.nullable(),
  source: z.enum(['typed', 'audit']),
  /** The vendor who is called where none of us knows it. */
  partnerId: Id.nullable(),
  partner: z.string().nullable(),
  endedOn: Day.nullable(),
  revision: Revision,
})
const technologyId = z.object({ technologyId: Id, revision: Revision })

export const clientsContract = {
  list: oc
    .route({ method: 'GET', path: '/clients', tags, summary: 'Clients by stage of the relationship' })
    .input(listQuery(['name', 'number', 'stage', 'since', 'endpoints']).extend({ stage: Stage.optional() }))
    .output(listOf(ClientRow)),
  get: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}',
      tags,
      summary: 'A client with contacts, sites and counts',
    })
    .input(clientId)
    .output(Client),
  add: oc
    .route({
      method: 'POST',
      path: '/clients',
      tags,
      summary: 'Add a client or prospect',
      successStatus: 201,
    })
    .input(NewClient)
    .output(z.object({ id: Id, number: z.int() })),
  change: oc
    .route({
      method: 'PUT',
      path: '/clients/{clientId}',
      tags,
      summary: 'Change what a client is called and how it is billed',
    })
    .input(ClientFields.extend({ clientId: Id, revision: Revision }))
    .output(Changed),
  changeStaff: oc
    .route({
      method: 'PUT',
      path: '/clients/{clientId}/staff',
      tags,
      summary: 'Change what we note about a client',
    })
    .input(StaffFields.extend({ clientId: Id, revision: Revision }))
    .output(Changed),
  timeline: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/timeline',
      tags,
      summary: 'Everything that happened, newest first',
    })
    .input(listQuery(['at']).extend({ clientId: Id }))
    .output(listOf(TimelineRow)),
  addNote: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/notes',
      tags,
      summary: 'Note a call, a visit, a mood',
      successStatus: 201,
    })
    .input(
      z.object({
        clientId: Id,
        kind: z.enum(['call', 'visit', 'note', 'mood']),
        body: Text.min(1, 'A note needs words.'),
        notedAt: Instant.optional(),
      }),
    )
    .output(z.object({ id: Id })),
  addContact: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/contacts',
      tags,
      summary: 'Add a contact',
      successStatus: 201,
    })
    .input(ContactFields.extend({ clientId: Id }))
    .output(z.object({ id: Id })),
  changeContact: oc
    .route({
      method: 'PUT',
      path: '/contacts/{contactId}',
      tags,
      summary: 'Change a contact and their rights',
    })
    .input(ContactFields.extend({ contactId: Id, revision: Revision }))
    .output(Changed),
  eraseContact: oc
    .route({
      method: 'DELETE',
      path: '/contacts/{contactId}',
      tags,
      summary: 'Erase a contact: personal data is overwritten, books keep the id',
    })
    .input(z.object({ contactId: Id }))
    .output(z.object({ id: Id })),
  giveAccess: oc
    .route({
      method: 'POST',
      path: '/contacts/{contactId}/access',
      tags,
      summary: 'Let a contact into the portal by sign-in link',
      successStatus: 201,
    })
    .input(z.object({ contactId: Id }))
    .output(z.object({ id: Id })),
  addSite: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/sites',
      tags,
      summary: 'Add a site',
      successStatus: 201,
    })
    .input(SiteFields.extend({ clientId: Id }))
    .output(z.object({ id: Id })),
  changeSite: oc
    .route({ method: 'PUT', path: '/sites/{siteId}', tags, summary: 'Change a site' })
    .input(SiteFields.extend({ siteId: Id, revision: Revision }))
    .output(Changed),
  count: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/counts',
      tags,
      summary: 'Say how many endpoints, users, servers or sites there are from a day on',
      successStatus: 201,
    })
    .input(z.object({ clientId: Id, what: Counted, count: z.int().min(0).max(1_000_000), countedOn: Day }))
    .output(z.object({ id: Id })),
  counts: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/counts',
      tags,
      summary: 'The dated counts of a client',
    })
    .input(listQuery(['countedOn']).extend({ clientId: Id, what: Counted.optional() }))
    .output(listOf(z.object({ id: Id, what: Counted, count: z.int(), countedOn: Day, source: z.string() }))),
  vendors: oc
    .route({ method: 'GET', path: '/vendors', tags, summary: 'The vendor directory' })
    .input(listQuery(['name', 'kind']))
    .output(listOf(Vendor.extend({ clients: z.int() }))),
  addVendor: oc
    .route({ method: 'POST', path: '/vendors', tags, summary: 'Add a vendor', successStatus: 201 })
    .input(Vendor.omit({ id: true, revision: true }))
    .output(z.object({ id: Id })),
  changeVendor: oc
    .route({ method: 'PUT', path: '/vendors/{vendorId}', tags, summary: 'Change a vendor' })
    .input(Vendor.omit({ id: true }).extend({ vendorId: Id }))
    .output(Changed),
  clientVendors: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/vendors',
      tags,
      summary: 'Who else supplies this client',
    })
    .input(listQuery(['vendor', 'endsOn']).extend({ clientId: Id }))
    .output(listOf(ClientVendor)),
  addClientVendor: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/vendors',
      tags,
      summary: 'Add a vendor of a client',
      successStatus: 201,
    })
    .input(
      ClientVendor.omit({ id: true, vendor: true, phone: true, revision: true }).extend({ clientId: Id }),
    )
    .output(z.object({ id: Id })),
  technologies: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/technologies',
      tags,
      summary: 'What runs at this client',
    })
    .input(listQuery(['name', 'kind', 'sinceOn']).extend({ clientId: Id, ended: QueryFlag }))
    .output(listOf(ClientTechnology)),
  addTechnology: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/technologies',
      tags,
      summary: 'Say what runs at this client',
      successStatus: 201,
    })
    .input(
      ClientTechnology.pick({ name: true, kind: true }).extend({
        clientId: Id,
        sinceOn: Day.nullable().default(null),
        partnerId: Id.nullable().default(null),
      }),
    )
    .output(z.object({ id: Id })),
  namePartner: oc
    .route({
      method: 'PUT',
      path: '/client-technologies/{technologyId}/partner',
      tags,
      summary: 'Name the vendor who is called for it, or nobody',
    })
    .input(technologyId.extend({ partnerId: Id.nullable() }))
    .output(Changed),
  endTechnology: oc
    .route({
      method: 'POST',
      path: '/client-technologies/{technologyId}/end',
      tags,
      summary: 'Say that it no longer runs there',
      successStatus: 201,
    })
    .input(technologyId.extend({ endedOn: Day.optional() }))
    .output(Changed),
}
