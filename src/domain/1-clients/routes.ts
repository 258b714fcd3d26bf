import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { addClient } from './add-client.ts'
import { addSite, changeClient, changeSite, changeStaffSide } from './change-client.ts'
import { addContact, changeContact, eraseContact, giveAccess } from './contacts.ts'
import { clientsContract } from './contract.ts'
import { countEndpoints } from './counts.ts'
import { addNote } from './notes.ts'
import { clientById, countHistory, listClients, timelineOf } from './queries.ts'
import { addTechnology, endTechnology, listTechnologies, namePartner } from './technologies.ts'
import { addClientVendor, addVendor, changeVendor, listClientVendors, listVendors } from './vendors.ts'

const os = implement(clientsContract).$context<Context>()

export const clientsRoutes = os.router({
  list: os.list.handler(({ input, context }) => listClients(context, input)),
  get: os.get.handler(({ input, context }) => clientById(context, input.clientId)),
  add: os.add.handler(({ input, context }) => addClient(context, input)),
  change: os.change.handler(({ input, context }) => changeClient(context, input)),
  changeStaff: os.changeStaff.handler(({ input, context }) => changeStaffSide(context, input)),
  timeline: os.timeline.handler(({ input, context }) => timelineOf(context, input)),
  addNote: os.addNote.handler(({ input, context }) => addNote(context, input)),
  addContact: os.addContact.handler(({ input, context }) => addContact(context, input)),
  changeContact: os.changeContact.handler(({ input, context }) => changeContact(context, input)),
  eraseContact: os.eraseContact.handler(({ input, context }) => eraseContact(context, input)),
  giveAccess: os.giveAccess.handler(({ input, context }) => giveAccess(context, input)),
  addSite: os.addSite.handler(({ input, context }) => addSite(context, input)),
  changeSite: os.changeSite.handler(({ input, context }) => changeSite(context, input)),
  count: os.count.handler(({ input, context }) => countEndpoints(context, input)),
  counts: os.counts.handler(({ input, context }) => countHistory(context, input)),
  vendors: os.vendors.handler(({ input, context }) => listVendors(context, input)),
  addVendor: os.addVendor.handler(({ input, context }) => addVendor(context, input)),
  changeVendor: os.changeVendor.handler(({ input, context }) => changeVendor(context, input)),
  clientVendors: os.clientVendors.handler(({ input, context }) => listClientVendors(context, input)),
  addClientVendor: os.addClientVendor.handler(({ input, context }) => addClientVendor(context, input)),
  technologies: os.technologies.handler(({ input, context }) => listTechnologies(context, input)),
  addTechnology: os.addTechnology.handler(({ input, context }) => addTechnology(context, input)),
  namePartner: os.namePartner.handler(({ input, context }) => namePartner(context, input)),
  endTechnology: os.endTechnology.handler(({ input, context }) => endTechnology(context, input)),
})
