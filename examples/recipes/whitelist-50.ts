// Whitelist of 50 addresses
// Console users
// Allows many accounts to delegate to a pool in one transaction, without those that the whitelist has already.
import { Keyring } from "@polkadot/keyring";
import { formatPha, isAddress, isSameAddress } from "phala-stakepool";
import { owner, phala } from "./client.js";

// Yours: the lines of a text field or a file. Addresses of any network are taken.
const friends = Array.from({ length: 50 }, (_, i) => new Keyring({ type: "sr25519" }).createFromUri(`//Friend//${i}`));
const lines = friends.map(({ address }) => address);

const wrong = lines.filter((line) => !isAddress(line));
if (wrong.length > 0) throw new Error(`Not an address: ${wrong.join(", ")}`);
const pool = phala.stakePool(22);
const { whitelist } = await pool.get();
const added = lines.filter((line) => !whitelist?.some((address) => isSameAddress(address, line)));

if (added.length === 0) throw new Error("All of them are on the whitelist");
const plan = phala.batch(added.map((address) => pool.addToWhitelist({ address })));
const [failure] = await plan.check(owner); // e.g. WHITELIST_FULL, with the limit
if (failure) throw new Error(failure.message);
const { fee } = await plan.send(owner).inBlock;
const listed = (await pool.get()).whitelist ?? [];
console.log(
	`${added.length} added for ${formatPha(fee)} PHA. Only these ${listed.length} and the owner can delegate now.`,
);
await phala.close();
