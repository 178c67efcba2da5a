/** Pallets that no operation of the SDK calls by themselves: recordings of them are for the development chain. */
export const OTHER_PALLETS: ReadonlySet<string> = new Set([
	"identity",
	"multisig",
	"proxy",
	"sudo",
	"utility",
	"vesting",
]);
