/** The mail that brings the report of an audit. */
export function auditLetter({
  name,
  firm,
  client,
  by,
}: {
  name: string
  firm: string
  client: string
  by: string
}) {
  return {
    subject: `Our audit of the IT at ${client}`,
    text: [
      `Hello ${name},`,
      `the report of our audit is attached: what is in order, what isn’t, what that could cost you, and what would mend it.`,
      `We would like to go through it with you. Answer this mail with a time that suits you.`,
      `${by}\n${firm}`,
    ].join('\n\n'),
  }
}
