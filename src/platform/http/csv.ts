import Papa from 'papaparse'

const pageSize = 200

/**
 * Any list as CSV: `/api/v1/tickets.csv?status=open` is `/api/v1/tickets?status=open`, page after page.
 * Nested values become columns with dotted names.
 */
export async function listAsCsv(request: Request, ask: Ask): Promise<Response | undefined> {
  const url = new URL(request.url)
  url.pathname = url.pathname.replace(/\.csv$/, '')
  url.searchParams.set('pageSize', String(pageSize))
  const first = await pageOf(url, 1, request, ask)
  if (first instanceof Response || first === undefined) return first

  const encoder = new TextEncoder()
  const columns = [...new Set(first.items.flatMap((item) => Object.keys(flat(item))))]
  const lines = (items: unknown[], header: boolean) => {
    // Without a row there is nothing to name columns by.
    if (columns.length === 0) return encoder.encode('')
    const rows = items.map((item) => flat(item))
    return encoder.encode(`${Papa.unparse(rows, { columns, header, escapeFormulae: true })}\r\n`)
  }
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(lines(first.items, true))
      for (let page = 2; (page - 1) * pageSize < first.total; page += 1) {
        const next = await pageOf(url, page, request, ask)
        if (next === undefined || next instanceof Response) break
        controller.enqueue(lines(next.items, false))
      }
      controller.close()
    },
  })
  const name = url.pathname.split('/').at(-1) ?? 'list'
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
  })
}

type Page = { items: unknown[]; total: number }

type Ask = (page: Request) => Promise<Response | undefined>

async function pageOf(url: URL, page: number, request: Request, ask: Ask) {
  url.searchParams.set('page', String(page))
  const response = await ask(new Request(url, { headers: request.headers }))
  if (!response?.ok) return response
  const body: unknown = await response.json()
  return isPage(body) ? body : undefined
}

const isPage = (body: unknown): body is Page =>
  typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items) && 'total' in body

function flat(value: unknown, prefix = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return prefix ? { [prefix]: value } : {}
  if (Array.isArray(value)) return { [prefix]: value.map((part) => JSON.stringify(part)).join('; ') }
  const parts = Object.entries(value).map(([name, part]) => flat(part, prefix ? `${prefix}.${name}` : name))
  return Object.assign({}, ...parts)
}
