/** What a file of the old system may hold, in the order in which files build on each other. */
export const kinds = [
  'clients',
  'contacts',
  'counts',
  'agreements',
  'tickets',
  'time-entries',
  'invoices',
  'monthly-totals',
  'next-numbers',
] as const
export type ImportKind = (typeof kinds)[number]

export type FieldType = 'text' | 'day' | 'time' | 'amount' | 'number' | 'hours' | 'flag'
export type Field = {
  name: string
  label: string
  type: FieldType
  needed: boolean
  /** What other systems call it; its label counts too. */
  alsoCalled: readonly string[]
}

const field = (name: string, label: string, type: FieldType, ...alsoCalled: string[]): Field => ({
  name,
  label,
  type,
  needed: false,
  alsoCalled,
})
const needed = (of: Field): Field => ({ ...of, needed: true })

const client = needed(
  field('client', 'Client', 'text', 'customer', 'company', 'account', 'organisation', 'organization'),
)

/** The fields of each kind of file. */
export const fieldsOf: Record<ImportKind, readonly Field[]> = {
  clients: [
    needed(field('name', 'Name', 'text', 'client', 'client name', 'company', 'company name', 'customer')),
    field('key', 'Number in the old system', 'text', 'id', 'client id', 'account number', 'customer number'),
    field('industry', 'Industry', 'text', 'sector', 'business type'),
    field('address', 'Address', 'text', 'billing address', 'street'),
    field('country', 'Country', 'text', 'country code'),
    field('taxNumber', 'Tax number', 'text', 'vat number', 'vat', 'tax id'),
    field('currency', 'Currency', 'text', 'currency code'),
    field('paymentTermsDays', 'Days to pay', 'number', 'payment terms', 'terms', 'net days'),
    field('billingEmail', 'Billing e-mail', 'text', 'invoice email', 'accounts email', 'email'),
    field('customerSince', 'Customer since', 'day', 'first invoice', 'created', 'start date'),
    field('clientSince', 'Client since', 'day', 'agreement since', 'contract since'),
    field('source', 'How they found us', 'text', 'source', 'lead source', 'referral'),
  ],
  contacts: [
    client,
    needed(field('name', 'Name', 'text', 'contact', 'contact name', 'full name', 'person')),
    field('email', 'E-mail', 'text', 'email address', 'mail'),
    field('phone', 'Telephone', 'text', 'phone', 'phone number', 'mobile'),
    field('title', 'Title', 'text', 'job title', 'position', 'role'),
    field('isMain', 'Main contact', 'flag', 'primary', 'primary contact', 'main'),
    field('signs', 'Signs', 'flag', 'signatory', 'may sign'),
    field('seesMoney', 'Sees money', 'flag', 'billing contact', 'sees invoices'),
  ],
  counts: [
    client,
    needed(field('month', 'Month or day', 'day', 'date', 'month', 'day', 'counted on', 'as of')),
    field('endpoints', 'Endpoints', 'number', 'endpoint', 'devices', 'workstations', 'computers'),
    field('users', 'Users', 'number', 'user', 'seats', 'staff'),
    field('servers', 'Servers', 'number', 'server'),
    field('sites', 'Sites', 'number', 'site', 'locations'),
  ],
  agreements: [
    client,
    field(
      'key',
      'Number in the old system',
      'text',
      'agreement',
      'agreement id',
      'contract',
      'contract number',
    ),
    needed(field('name', 'Agreement', 'text', 'agreement name', 'contract name', 'plan')),
    needed(field('kind', 'Kind of line', 'text', 'type', 'kind', 'line type', 'agreement type')),
    field('line', 'Line', 'text', 'line name', 'item', 'product', 'service', 'description'),
    needed(field('unitPrice', 'Price', 'amount', 'unit price', 'fee', 'monthly fee', 'amount', 'rate')),
    field('quantity', 'Quantity', 'number', 'qty', 'count', 'units'),
    field('countOf', 'Counts', 'text', 'unit', 'per', 'counted by', 'quantity of'),
    field('includedHours', 'Included hours', 'hours', 'hours', 'hours included', 'block hours', 'allowance'),
    field('hourRate', 'Rate beyond it', 'amount', 'overage rate', 'hourly rate', 'extra hour'),
    needed(field('startsOn', 'Starts', 'day', 'start', 'start date', 'begin', 'from')),
    field('endsOn', 'Ends (first day after)', 'day', 'end', 'end date', 'expires', 'until'),
    field('noticeDays', 'Days of notice', 'number', 'notice', 'notice period'),
    field('termMonths', 'Renews for months', 'number', 'term', 'renewal months', 'term months'),
    field('everyMonths', 'Billed every months', 'number', 'interval', 'billing interval', 'frequency'),
    field('arrears', 'Billed in arrears', 'flag', 'arrears', 'in arrears'),
    needed(
      field(
        'billedThrough',
        'Not yet billed from',
        'day',
        'billed through',
        'next bill date',
        'next invoice',
      ),
    ),
    field('hoursLeft', 'Hours left', 'hours', 'balance', 'hours remaining', 'remaining hours'),
    field('paidMinor', 'Paid for the balance', 'amount', 'deferred revenue', 'prepaid', 'block price'),
    field('usableTo', 'Balance lapses after', 'day', 'balance expires', 'usable to', 'hours expire'),
  ],
  tickets: [
    client,
    needed(
      field(
        'key',
        'Number in the old system',
        'text',
        'ticket',
        'ticket number',
        'ticket id',
        'id',
        'number',
      ),
    ),
    needed(field('title', 'Title', 'text', 'subject', 'summary', 'description')),
    needed(field('reportedAt', 'Reported', 'time', 'created', 'created at', 'opened', 'date', 'date opened')),
    field('closedAt', 'Closed', 'time', 'closed at', 'resolved', 'completed', 'date closed'),
    field('category', 'Kind of work', 'text', 'category', 'issue type', 'type', 'board'),
    field('technology', 'Technology', 'text', 'product', 'system'),
    field('priority', 'Priority', 'text', 'severity', 'urgency'),
    field('emergency', 'Emergency', 'flag', 'critical'),
    field('channel', 'How it came', 'text', 'source', 'channel', 'origin'),
    field('contact', 'Contact', 'text', 'contact name', 'contact email', 'requester', 'reported by'),
    field('assignee', 'Assigned to', 'text', 'owner', 'technician', 'assignee', 'resource'),
  ],
  'time-entries': [
    client,
    field('key', 'Number in the old system', 'text', 'time entry', 'time id', 'entry id', 'id'),
    field('ticket', 'Ticket', 'text', 'ticket number', 'ticket id'),
    needed(
      field('person', 'Who worked', 'text', 'technician', 'staff', 'user', 'employee', 'member', 'resource'),
    ),
    needed(field('workedOn', 'Day', 'day', 'date', 'worked on', 'work date', 'entry date')),
    field('hours', 'Hours', 'hours', 'duration', 'time', 'time spent', 'actual hours'),
    field('minutes', 'Minutes', 'number', 'mins', 'duration minutes', 'time in minutes'),
    field('startedAt', 'Started', 'time', 'start', 'start time', 'time start'),
    field('category', 'Kind of work', 'text', 'category', 'issue type'),
    field('workType', 'How worked', 'text', 'work type', 'location', 'type'),
    field('class', 'When worked', 'text', 'window', 'time class', 'after hours'),
    field('role', 'Role', 'text', 'work role', 'billing role'),
    field('body', 'What was done', 'text', 'notes', 'description', 'summary', 'comment'),
    field('emergency', 'Emergency', 'flag', 'critical'),
    field('billable', 'Charged', 'flag', 'billable', 'chargeable'),
  ],
  invoices: [
    client,
    needed(field('number', 'Number', 'text', 'invoice', 'invoice number', 'invoice no', 'document number')),
    needed(field('issuedOn', 'Issued', 'day', 'date', 'invoice date', 'issue date')),
    field('dueOn', 'Due', 'day', 'due date', 'payment due'),
    needed(field('netMinor', 'Net', 'amount', 'subtotal', 'net amount', 'amount before tax')),
    field('taxMinor', 'Tax', 'amount', 'vat', 'tax amount', 'gst'),
    field('grossMinor', 'Total', 'amount', 'gross', 'amount', 'total amount', 'invoice total'),
    field('paidMinor', 'Paid already', 'amount', 'paid', 'amount paid', 'payments'),
    field('currency', 'Currency', 'text', 'currency code'),
  ],
  'monthly-totals': [
    client,
    needed(field('month', 'Month', 'day', 'date', 'period', 'billing month')),
    needed(field('netMinor', 'Recurring, net', 'amount', 'amount', 'net', 'total', 'mrr', 'recurring')),
  ],
  'next-numbers': [
    needed(field('kind', 'Of what', 'text', 'kind', 'type', 'document', 'series')),
    needed(field('year', 'Year', 'number')),
    needed(field('next', 'Next number', 'number', 'next', 'number', 'next invoice number')),
  ],
}
