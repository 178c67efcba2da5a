/**
 * Pallets that no write of the SDK calls by itself: recordings of them are for the development chain. What plans do by proxy, by multisig and
 * in batches is predicted in `proxies-multisigs.test.ts`.
 */
export const OTHER_PALLETS: ReadonlySet<string> = new Set([
	"identity",
	"multisig",
	"proxy",
	"sudo",
	"utility",
	"vesting",
]);
