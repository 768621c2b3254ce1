/** The architecture as rules over dist/ (TypeScript 7's sources are not read by this tool). The line of modules: each may import only those before it. */
const line = ['identity', 'organizations', 'catalogue', 'facilities', 'requests', 'matching', 'contracts', 'fulfilment', 'overview', 'activity']
const MODULES = '^dist/modules'

const sideways = line.map((name, index) => ({
  name: `${name}-imports-only-to-its-left`,
  severity: 'error',
  from: { path: `${MODULES}/${name}/` },
  to: { path: `${MODULES}/(${line.slice(index + 1).join('|') || 'none'})/` },
}))

module.exports = {
  forbidden: [
    ...sideways,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'through-the-front-door', severity: 'error', comment: 'Another module is entered by its index only.',
      from: { path: `${MODULES}/([^/]+)/` }, to: { path: `${MODULES}/`, pathNot: [`${MODULES}/$1/`, `${MODULES}/[^/]+/index\\.js$`] } },
    { name: 'values-import-nothing-of-ours', severity: 'error', from: { path: '^dist/values/' }, to: { path: '^dist/', pathNot: '^dist/values/' } },
    { name: 'platform-knows-no-business', severity: 'error', from: { path: '^dist/platform/' }, to: { path: '^dist/(modules|app|cli)/' } },
    { name: 'nobody-imports-the-composition-root', severity: 'error', from: { path: '^dist/(modules|platform|values)/' }, to: { path: '^dist/(app|cli)/' } },
    { name: 'the-engine-is-pure', severity: 'error', from: { path: `${MODULES}/matching/engine/` },
      to: { path: '^dist/|node_modules/(@mikro-orm|graphql|type-graphql|pg)/', pathNot: `${MODULES}/matching/engine/` } },
    { name: 'rules-and-lifecycles-are-pure', severity: 'error', from: { path: '\\.(rules|lifecycle|policy)\\.js$' }, to: { path: 'node_modules/(@mikro-orm|graphql|type-graphql|pg)/' } },
    { name: 'resolvers-use-no-orm', severity: 'error', from: { path: '\\.resolver\\.js$' }, to: { path: 'node_modules/@mikro-orm/' } },
    { name: 'the-checker-shares-no-code-with-the-solver', severity: 'error', from: { path: `${MODULES}/matching/engine/proof/` },
      to: { path: `${MODULES}/matching/engine/`, pathNot: `${MODULES}/matching/engine/(proof|format)/` } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, exclude: { path: '\\.map$' }, moduleSystems: ['es6'] },
}
