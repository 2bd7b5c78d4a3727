package io.carecircle.bench;
import java.nio.file.*;
class Quick { public static void main(String[] a) throws Exception {
  for (String n : new String[]{"sao-paulo-centre","liechtenstein"}) {
    City c = City.of(n, ImportCase.read(SharedFolder.find().get().resolve("osm/"+n+".osm.pbf")));
    PeerGraph p = new PeerGraph(c.network(), new int[0]), j = new PeerGraph(c.network(), c.facilities());
    var r = new java.util.ArrayList<Row>();
    String w = a[0];
    if (w.contains("1")) { r.addAll(new ReachCase(c,p,900).run(new Rounds(60,101))); r.addAll(new ReachCase(c,p,1250).run(new Rounds(60,101)));}
    if (w.contains("2")) { var k=new NearestCase(c,p,j); r.addAll(k.nearest(new Rounds(100,201),900,false)); r.addAll(k.nearest(new Rounds(100,201),NearestCase.UNBOUNDED,false)); }
    if (w.contains("3")) { r.addAll(new NearestCase(c,p,j).covered(new Rounds(60,61),900)); }
    if (w.contains("5")) r.addAll(new MatrixCase(c,p,900).run(new Rounds(20,41)));
    for (Row x : r) System.out.print(n.substring(0,3)+x.markdown());
  }
  if (a[0].contains("L")) {
    City c = City.of("large", Copies.of(ImportCase.read(SharedFolder.find().get().resolve("osm/sao-paulo-centre.osm.pbf")),8));
    PeerGraph p = new PeerGraph(c.network(), new int[0]), j = new PeerGraph(c.network(), c.facilities());
    for (Row x : new ReachCase(c,p,900).run(new Rounds(40,61))) System.out.print("large"+x.markdown());
    for (Row x : new NearestCase(c,p,j).nearest(new Rounds(10,21), 900, false)) System.out.print("large"+x.markdown());
  }
}}
