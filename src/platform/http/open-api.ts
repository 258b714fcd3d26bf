import type { AnyContractRouter } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'

/** The contract of all stages as OpenAPI 3.1, made once. */
export function openApiOf(contract: AnyContractRouter, baseUrl: string, version: string) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  let made: ReturnType<typeof generator.generate> | undefined
  return () => {
    made ??= generator.generate(contract, {
      info: {
        title: 'Perennial',
        version,
        description:
          'Send an API key as `Authorization: Bearer …`. Every POST takes `Idempotency-Key`: a repeat with the same key is answered with the first answer. Lists give CSV at the same address with `.csv`.',
      },
      servers: [{ url: `${baseUrl}/api/v1` }],
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    })
    return made
  }
}
