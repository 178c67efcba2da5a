// Form of a pool's description
// Console users
// Fills the form with the present description, changes some fields, and stores it after the check of its length.
import { owner, phala } from "./client.js";

const pool = phala.stakePool(22);
const { description } = await pool.get();
for (const [field, text] of Object.entries(description?.fields ?? {})) console.log(`${field}: ${text}`);

// Fields: basic, ann, telegram, discord, wechat, twitter, email, forum. Others stay as they are.
const form = { ...description?.fields, basic: "My pool", ann: "Paid every day.", email: "pool@example.org" };
const plan = pool.setDescription(form); // throws INVALID_ARGUMENT for a field that is too long
const [failure] = await plan.check(owner);
if (failure) {
	console.log(`Not stored: ${failure.message}`);
} else {
	await plan.send(owner).inBlock;
	console.log("Stored:", (await pool.get()).description?.fields?.ann);
}
await phala.close();
