/** English abbreviations without their full stops, by what may follow them. Capitals count, unless a list says otherwise. */

const words = (...lists: string[]) => new Set(lists.join(' ').split(' '));

/** They stand before a name or an example, never at the end of a sentence. */
export const TITLES = words(
  'Dr Drs Mr Mrs Ms Mx Mssrs Messrs Prof Profs Gen Brig Sen Sens Rep Reps Gov Govs Lt Col Cpl Pvt Sgt Capt Cmdr Cdr Maj Adm',
  'Rev Revd Hon Pres Supt Fr Insp Amb Sec-Gen Atty Attys Rt Ven Msgr Mgr Det Mme Mlle Mm Ald Cllr Comdr Ens Spc Sr-Lt Esqr',
  'Mt Ft Wm Geo Chas Thos Jas Jos Ph Th Chr',
);
export const INTRODUCING = words(
  'e.g i.e eg ie cf Cf viz vs v ca approx incl excl esp resp aka e.i q.v sc scil abbr orig trans repr illus rev pron affd rel nom &c',
);
/** No sentence ends between them and a number or a section sign. A Roman number counts as one. */
export const BEFORE_NUMBER = words(
  'No Nos no nos Fig Figs fig figs Vol Vols vol vols Ch Chs ch chs Chap Chaps chap chaps Sec Secs sec secs Sect sect Art Arts art arts',
  'p pp P PP Pp Eq Eqs eq eqs Equ Eqn eqn Ref Refs ref refs Nr nr Op Opp op opp Ed Eds ed eds n nn N fn Fn c d b r l ll f ff v vv',
  'Pt Pts pt pts Para Paras para paras par pars Cl cl cll Ex Exs Exh Exhs App Apps app Appx Tit tit Amend Amends amend amends Subd subd',
  'Subsec subsec Bk Bks bk bks Tab tab Tbl Thm Lem Prop Def Defn Cor Rem Bd Bl Tel tel Ext ext Fax Rm rm Apt apt Ste Flt Rte Hwy Sch sch',
  'Div div Cmt cmt Reg regs Regs Doc Docs doc docs Dkt Id id Ibid ibid Loc loc Ln ll Col col Pl pl Plate Suppl suppl Ser ser Fasc fasc Q A',
);
/** Roman I is a number after these; after others it is the pronoun. */
export const BEFORE_ROMAN_ONE = words(
  'Vol vol Bk bk Pt pt Ch ch Chap chap Tit tit Amend amend Art art Cl cl App app Sec sec Schedule Fig fig',
);
/** They can end a sentence, but often do not. */
export const SOMETIMES_LAST = words(
  'Mot',
  'Inc Co Cos Corp Ltd LLC LLP PLC Plc Pty PVT Pvt LTD INC CORP CO Bros Jr Sr Esq al St Sts Ste Ave Aves Blvd Rd Hwy Pkwy Sq Ct Pl',
  'Dept Depts dept Univ univ Assn Assoc assoc est Est Govt govt Inst inst Admin admin Misc misc max min avg std temp ext',
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun',
  'Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ida Ill Ind Kan Kans Ky Md Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ont Ore Pa Penn',
  'Harv Que Tenn Tex Va Vt Wis Wisc Wyo Wash Mass Alta Sask Wn Haw',
  'Gov’t Ph.D Ph.D.s oz lb lbs ft hr hrs mins secs yr yrs mo wk kg km cm mm tbsp tsp gal qt',
);
/** Words of citations, also whole words of others: they are shortened before a number, a section sign, & or another abbreviation. */
export const OF_CITATIONS = words(
  'Fed Supp Rptr Reptr Stat Stats Civ Crim Evid Proc Cong Rec Res Ann Const Legis Dist Div Juris Jur Mach Mut Ins Indem Int Nat Hosp',
  'Hosps Indus Indust Ry Sav Servs Serv Sys Tech Technol Transp Cas Comm Commn Commr Comp Cmty Dev Elec Emp Exch Fid Fin Found Grp Guar',
  'Hous Imp Liab Litig Med Mem Mun Org Prod Prods Prot Rel Rts Soc Sur Theol Pub Publ Pac Atl Cir App Appx Rep Reps Eng Engr Code Codes',
  'Penal Pen Prob Bus Prof Gov Ed Eds So Or Me La Ed Trib Trans Acad Am Amer Auth Auto Bankr Bldg Cent Chem Coll Coop Econ Educ Envtl',
  'Equip Fam Gen Geo Hist Invest Lab Lib Mag Mfr Mfrs Nw Ne Sw Se Pharm Phil Phys Pol Polit Psychol Q Sci Stud Symp Tel Temp Univ Util',
  'Quart Bull Bul Proc Abstr Arch Ber Biol Biochem Math Mod Rev Com Adm Admr Misc Mil Vet Super Sup Surr Sess Gaz Bd Brit Can Austl Chi Colum Disc Constr Instr Unif Compl Mot Opp Conf Decl Dep Aff Stip Ad Wall How Wheat Dall Cush',
);
/** Whole words after one of those: Fed. Rule, Penal Code Ann. */
export const CITED = words('Rule Rules Code Codes Laws Globe Register Reporter Digest Jury News');
/** Words before the number of a part, with which its first sentence begins: “Sec. 5. The fee”. */
export const PARTS = words(
  'Section Sec Article Art Chapter Ch Chap Part Pt Rule Step Figure Fig Table Tab Note Appendix Clause Cl Book Bk Volume Vol Canto Scene Act',
);
/** Names that are written with ! or ?. */
export const WITH_MARK = words('Yahoo Yum Jeopardy Joomla Kahoot Oklahoma Guess');
/** Books of the Bible. Some are names or words too, so they count before chapter and verse alone, or after their own number (1 Cor.). */
export const BOOKS = words(
  'Gen Ex Exod Lev Num Deut Dt Josh Judg Sam Kgs Kings Chr Chron Neh Esth Ps Pss Prov Pr Eccl Eccles Song Cant Isa Is Jer Lam Ezek Dan',
  'Hos Obad Mic Nah Hab Zeph Hag Zech Mal Tob Macc Wis Sir Bar Matt Mt Mk Lk Jn Rom Cor Gal Eph Phil Col Thess Tim Tit Philem Heb Jas',
  'Pet Jud Rev Apoc',
);
/** Words before a letter's or a note's text: “P.S. I love you”. */
export const BEFORE_NOTE = words('P.S P.P.S PS PPS N.B NB Nb n.b');
/** Words that begin sentences, but not names. After “the U.S.” they show that a new sentence begins. */
export const STARTERS = words(
  'The This That These Those A An He She It They We I You His Her Its Their Our My Your There Here In On At By For From With',
  'After Before When While Where As If But And Or So Yet Then Now Some Many Most All Both No Not What Who Why How Which However',
  'Although Though Because Since Today Yesterday Tomorrow Also Meanwhile Still Even One To Under During Until Is Are Was Were',
  'Do Does Did Can Let Only Just Instead Perhaps Once Each Every Another Other Such Nobody Nothing Everyone Nor Unlike Don’t',
  'Please Have Has Had Should Would Could Between Among Within Without Through Yes Well Thus Therefore Hence Moreover',
  'Furthermore Nevertheless Indeed Finally Later Earlier Soon Often Sometimes Several Few Any Much Never Always Almost Maybe',
  'Someone Somebody Anyone Everybody Everything Something Anything Whether Whatever Whenever Neither Either Despite Rather',
  'Thanks Thank Sorry Didn’t Doesn’t Isn’t Aren’t Wasn’t Can’t Won’t Nonetheless Otherwise Besides Similarly Likewise Accordingly',
);
