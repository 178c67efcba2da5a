// Compare addresses
// Everybody
// Tests whether two texts name one account, whatever network they are written for, and makes keys for maps of accounts.
import { formatAddress, isAddress, isSameAddress } from "phala-stakepool";
import { owner, phala } from "./client.js";

const [pool] = await phala.stakePools.list({ owner });
if (pool) {
	console.log(pool.owner); // with the chain's prefix
	console.log(owner.address); // as the keyring or a wallet writes it
	console.log(pool.owner === owner.address, isSameAddress(pool.owner, owner)); // false true
}
const names = new Map([[phala.formatAddress(owner), "the owner"]]); // one spelling for keys
console.log(names.get(phala.formatAddress({ publicKey: owner.publicKey })));
console.log(formatAddress(owner, 42), formatAddress(owner, 30), isAddress("45R2pfjQ…"));
await phala.close();
