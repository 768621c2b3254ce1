import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types of the documented operations, checked against the committed schema. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: 'schema/examples/**/*.graphql',
  ignoreNoDocuments: true,
  generates: {
    'test/support/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: 'string', Date: 'string', Decimal: 'string', UUID: 'string', RegionCode: 'string', CurrencyCode: 'string', UnitCode: 'string', Cursor: 'string', JSONObject: 'Record<string, unknown>' },
      },
    },
  },
}

export default config
