import { z } from 'zod'

const Operation = z.object({
  summary: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).optional(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() }))
    .optional(),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()).optional(),
})
const Document = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().optional() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
})

/** The OpenAPI document as one page to read, without anything from outside. */
export function docsPage(document: unknown): string {
  const { info, paths } = Document.parse(document)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? 'other'))]
  const sections = tags.map((tag) => {
    const own = operations.filter(({ operation }) => (operation.tags?.[0] ?? 'other') === tag)
    return `<h2 id="${escaped(tag)}">${escaped(tag)}</h2>${own.map(oneOperation).join('')}`
  })
  const menu = tags.map((tag) => `<a href="#${escaped(tag)}">${escaped(tag)}</a>`).join(' ')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(info.title)} API</title><style>${style}</style><main><h1>${escaped(info.title)} API ${escaped(info.version)}</h1>
<p>${escaped(info.description ?? '')}</p><p><a href="/api/v1/openapi.json">openapi.json</a></p><nav>${menu}</nav>${sections.join('')}</main></html>`
}

type One = { path: string; method: string; operation: z.infer<typeof Operation> }

function oneOperation({ path, method, operation }: One) {
  const parameters = (operation.parameters ?? []).map(
    (parameter) =>
      `<li><code>${escaped(parameter.name)}</code> in ${escaped(parameter.in)}${parameter.required ? ', needed' : ''}</li>`,
  )
  const answers = Object.entries(operation.responses ?? {}).map(
    ([status, answer]) => `<h4>${escaped(status)}</h4><pre>${escaped(JSON.stringify(answer, null, 1))}</pre>`,
  )
  const body = operation.requestBody
    ? `<h4>Body</h4><pre>${escaped(JSON.stringify(operation.requestBody, null, 1))}</pre>`
    : ''
  return `<details><summary><b>${escaped(method.toUpperCase())}</b> <code>${escaped(path)}</code> ${escaped(operation.summary ?? '')}</summary>
<p>${escaped(operation.description ?? '')}</p><ul>${parameters.join('')}</ul>${body}${answers.join('')}</details>`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `:root{color-scheme:light dark}body{font:14px/20px system-ui,sans-serif;margin:0}main{max-width:960px;margin:0 auto;padding:32px 20px}
h1{font-weight:500}h2{font-size:15px;border-top:1px solid;padding-top:8px;margin-top:40px}details{border-bottom:1px solid #8884;padding:8px 0}
summary{cursor:pointer}pre{overflow:auto;max-height:400px;font-size:12px;background:#8881;padding:8px}nav a{margin-right:12px}`
