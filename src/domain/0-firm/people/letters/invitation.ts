export type InvitationLetter = {
  name: string
  firmName: string
  invitedBy: string
  link: string
  days: number
}

/** The mail that invites somebody to work in the firm. */
export function invitationLetter({ name, firmName, invitedBy, link, days }: InvitationLetter) {
  return {
    subject: `${invitedBy} invites you to ${firmName}`,
    text: [
      `Hello ${name},`,
      `${invitedBy} invites you to work with ${firmName} in Perennial.`,
      `Accept the invitation: ${link}`,
      `The link works once, within ${days} days. If you did not expect it, do nothing.`,
    ].join('\n\n'),
  }
}
