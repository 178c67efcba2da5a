import { Stake } from "./stake.jsx";

/** Chains are named in the query, so that the page is rendered at each request. */
export default async function Page({ searchParams }) {
	const { urls } = await searchParams;
	return urls.split(",").map((url) => <Stake key={url} url={url} />);
}
