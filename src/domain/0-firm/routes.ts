import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { account, changeOwnDetails } from './account/account.ts'
import { addApiKey, revokeApiKey, revokePersonsKey } from './account/api-keys.ts'
import { endOtherSessions, endSession } from './account/end-sessions.ts'
import { session } from './account/session.ts'
import { listAuditEntries } from './audit/queries.ts'
import { addCalendar, changeCalendar, makeCalendarDefault } from './calendars/change-calendar.ts'
import { listCalendars } from './calendars/queries.ts'
import { publicHolidays } from './calendars/rules.ts'
import { addWorkCategory, changeWorkCategory, orderWorkCategories } from './categories/change-categories.ts'
import { listWorkCategories } from './categories/queries.ts'
import { firmContract } from './contract.ts'
import { changeFirm } from './details/change-firm.ts'
import { oneFirm } from './details/queries.ts'
import { listMails, oneMail } from './outbox/queries.ts'
import { sendMailAgain } from './outbox/send-again.ts'
import { acceptInvitation } from './people/accept-invitation.ts'
import { changePerson, changeRoles } from './people/change-person.ts'
import { changeSkills } from './people/change-skills.ts'
import { cancelLeave, changeShifts, takeLeave } from './people/change-working-time.ts'
import { endAccess } from './people/end-access.ts'
import { erasePerson } from './people/erase-person.ts'
import { invitationOf, listInvitations } from './people/invitations.ts'
import { invite, inviteAgain, revokeInvitation } from './people/invite.ts'
import { listPeople, onePerson } from './people/queries.ts'
import { addRateCard, listRateCards, withdrawRateCard } from './rates/change-rates.ts'
import { setUpFirm, setUpLink } from './set-up/set-up-firm.ts'
import { changeSetting, resetSetting } from './settings/change-setting.ts'
import { listSettings, permissions } from './settings/queries.ts'
import { listTaxCodes, setTaxCode } from './taxes/set-tax-code.ts'
import { addWebhook, changeWebhook, renewWebhookSecret, retireWebhook } from './webhooks/change-webhooks.ts'
import { listWebhookDeliveries, listWebhooks } from './webhooks/queries.ts'
import { deliverAgain, testWebhook } from './webhooks/try-webhook.ts'

const os = implement(firmContract).$context<Context>()

export const firmRoutes = os.router({
  setUpLink: os.setUpLink.handler(({ context }) => setUpLink(context)),
  setUp: os.setUp.handler(({ input, context }) => setUpFirm(context, input)),

  session: os.session.handler(({ context }) => session(context)),
  account: os.account.handler(({ context }) => account(context)),
  changeOwnDetails: os.changeOwnDetails.handler(({ input, context }) => changeOwnDetails(context, input)),
  endSession: os.endSession.handler(({ input, context }) => endSession(context, input.id)),
  endOtherSessions: os.endOtherSessions.handler(({ context }) => endOtherSessions(context)),
  addApiKey: os.addApiKey.handler(({ input, context }) => addApiKey(context, input)),
  revokeApiKey: os.revokeApiKey.handler(({ input, context }) => revokeApiKey(context, input.id)),

  firm: os.firm.handler(({ context }) => oneFirm(context)),
  changeFirm: os.changeFirm.handler(({ input, context }) => changeFirm(context, input)),

  listPeople: os.listPeople.handler(({ input, context }) => listPeople(context, input)),
  person: os.person.handler(({ input, context }) => onePerson(context, input.id)),
  changePerson: os.changePerson.handler(({ input, context }) => changePerson(context, input)),
  changeRoles: os.changeRoles.handler(({ input, context }) => changeRoles(context, input)),
  changeSkills: os.changeSkills.handler(({ input, context }) => changeSkills(context, input)),
  changeShifts: os.changeShifts.handler(({ input, context }) => changeShifts(context, input)),
  takeLeave: os.takeLeave.handler(({ input, context }) => takeLeave(context, input)),
  cancelLeave: os.cancelLeave.handler(({ input, context }) => cancelLeave(context, input)),
  endAccess: os.endAccess.handler(({ input, context }) => endAccess(context, input)),
  erasePerson: os.erasePerson.handler(({ input, context }) => erasePerson(context, input.id)),
  revokePersonsKey: os.revokePersonsKey.handler(({ input, context }) => revokePersonsKey(context, input)),
  listInvitations: os.listInvitations.handler(({ input, context }) => listInvitations(context, input)),
  invite: os.invite.handler(({ input, context }) => invite(context, input)),
  inviteAgain: os.inviteAgain.handler(({ input, context }) => inviteAgain(context, input.id)),
  revokeInvitation: os.revokeInvitation.handler(({ input, context }) => revokeInvitation(context, input.id)),
  invitation: os.invitation.handler(({ context }) => invitationOf(context)),
  acceptInvitation: os.acceptInvitation.handler(({ input, context }) => acceptInvitation(context, input)),

  listCalendars: os.listCalendars.handler(({ context }) => listCalendars(context)),
  addCalendar: os.addCalendar.handler(({ input, context }) => addCalendar(context, input)),
  changeCalendar: os.changeCalendar.handler(({ input, context }) => changeCalendar(context, input)),
  makeCalendarDefault: os.makeCalendarDefault.handler(({ input, context }) =>
    makeCalendarDefault(context, input.id),
  ),
  listPublicHolidays: os.listPublicHolidays.handler(({ input: { country, year } }) => {
    const items = publicHolidays(country, year)
    return { items, total: items.length }
  }),

  listWorkCategories: os.listWorkCategories.handler(({ context }) => listWorkCategories(context)),
  addWorkCategory: os.addWorkCategory.handler(({ input, context }) => addWorkCategory(context, input)),
  changeWorkCategory: os.changeWorkCategory.handler(({ input, context }) =>
    changeWorkCategory(context, input),
  ),
  orderWorkCategories: os.orderWorkCategories.handler(({ input, context }) =>
    orderWorkCategories(context, input.keys),
  ),

  listRateCards: os.listRateCards.handler(({ context }) => listRateCards(context)),
  addRateCard: os.addRateCard.handler(({ input, context }) => addRateCard(context, input)),
  withdrawRateCard: os.withdrawRateCard.handler(({ input, context }) =>
    withdrawRateCard(context, input.fromOn),
  ),

  listTaxCodes: os.listTaxCodes.handler(({ context }) => listTaxCodes(context)),
  setTaxCode: os.setTaxCode.handler(({ input, context }) => setTaxCode(context, input)),

  listSettings: os.listSettings.handler(({ context }) => listSettings(context)),
  changeSetting: os.changeSetting.handler(({ input, context }) => changeSetting(context, input)),
  resetSetting: os.resetSetting.handler(({ input, context }) => resetSetting(context, input.name)),
  permissions: os.permissions.handler(({ context }) => permissions(context)),

  listWebhooks: os.listWebhooks.handler(({ context }) => listWebhooks(context)),
  addWebhook: os.addWebhook.handler(({ input, context }) => addWebhook(context, input)),
  changeWebhook: os.changeWebhook.handler(({ input, context }) => changeWebhook(context, input)),
  renewWebhookSecret: os.renewWebhookSecret.handler(({ input, context }) =>
    renewWebhookSecret(context, input.id),
  ),
  retireWebhook: os.retireWebhook.handler(({ input, context }) => retireWebhook(context, input.id)),
  testWebhook: os.testWebhook.handler(({ input, context }) => testWebhook(context, input.id)),
  listWebhookDeliveries: os.listWebhookDeliveries.handler(({ input, context }) =>
    listWebhookDeliveries(context, input),
  ),
  deliverAgain: os.deliverAgain.handler(({ input, context }) => deliverAgain(context, input.id)),

  listAuditEntries: os.listAuditEntries.handler(({ input, context }) => listAuditEntries(context, input)),

  listMails: os.listMails.handler(({ input, context }) => listMails(context, input)),
  mail: os.mail.handler(({ input, context }) => oneMail(context, input.id)),
  sendMailAgain: os.sendMailAgain.handler(({ input, context }) => sendMailAgain(context, input.id)),
})
