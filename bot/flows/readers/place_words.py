"""Words for the first to the tenth of several, and for the last."""

PLACES = (
    "ett etta ettan en one första förste first 1st 1:a 1:an",
    "två tvåa tvåan two andra andre second 2nd 2:a 2:an",
    "tre trea trean three tredje third 3rd 3:e 3:an",
    "fyra fyran four fjärde fourth 4th 4:e 4:an",
    "fem femma femman five femte fifth 5th 5:e 5:an",
    "sex sexa sexan six sjätte sixth 6th 6:e 6:an",
    "sju sjua sjuan seven sjunde seventh 7th 7:e 7:an",
    "åtta åttan eight åttonde eighth 8th 8:e 8:an",
    "nio nian nine nionde ninth 9th 9:e 9:an",
    "tio tian ten tionde tenth 10th 10:e 10:an",
)
PLACE = {word: place for place, words in enumerate(PLACES, 1) for word in words.split()}
LAST = frozenset({"last", "sista", "siste"})
